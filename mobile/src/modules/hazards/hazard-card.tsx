import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HazardRow } from '#contract/hazards/api.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import { Clock } from '../../cases/clock.tsx';
import { Icon } from '../../parts/icons.tsx';

/** Where a hazard stands: its level and kind, until when it is to be cleared. */
export const HazardLine = ({ hazard }: { hazard: HazardRow }) => {
  const { t } = useTranslation();
  return (
    <span className="small">
      <span className="soft">
        {t(`hazards.levels.${hazard.level}`)} ·{' '}
        {t(`hazards.kinds.${hazard.kind}`, { defaultValue: t(`hazards.kinds.${baseOf(hazard.kind)}`) })}
      </span>{' '}
      {t(`hazards.states.${hazard.state}`)} {hazard.supervised && <span className="tag">{t('hazards.supervised')}</span>}
      {hazard.state !== 'cleared' && hazard.dueOn && (
        <Clock
          row={{
            state: 'handling',
            light: hazard.state === 'overdue' ? 'red' : 'green',
            dueAt: `${hazard.dueOn}T15:59:59.000Z`,
            totalDueAt: null,
            dueProvisional: false,
          }}
        />
      )}
    </span>
  );
};

/** One hazard of a list, which opens it. */
export const HazardCard = ({ hazard }: { hazard: HazardRow }) => (
  <Link to="/hazards/$hazardId" params={{ hazardId: hazard.id }} className="row link">
    <span className="grow tight">
      <span className="title">{hazard.title}</span>
      <span className="small soft">
        {hazard.area.name} · {hazard.place}
      </span>
      <HazardLine hazard={hazard} />
    </span>
    <Icon name="next" />
  </Link>
);
