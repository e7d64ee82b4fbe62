import { useTranslation } from 'react-i18next';
import type { HazardRow } from '#contract/hazards/api.ts';
import { Clock } from '../../components/Clock.tsx';

const endOf = (day: string): string => `${day}T15:59:59.000Z`;

/** Where a hazard stands: open until when, overdue, cleared; whether it is under public supervision. */
export const HazardState = ({ hazard }: { hazard: HazardRow }) => {
  const { t } = useTranslation('hazards-console');
  return (
    <span className="hazard-state">
      {t(`hazards:states.${hazard.state}`)}
      {hazard.supervised && <span className="flag">{t('supervised')}</span>}
      {hazard.state !== 'cleared' && hazard.dueOn && (
        <Clock
          row={{
            state: 'handling',
            light: hazard.state === 'overdue' ? 'red' : 'green',
            dueAt: endOf(hazard.dueOn),
            totalDueAt: null,
            dueProvisional: false,
          }}
        />
      )}
    </span>
  );
};
