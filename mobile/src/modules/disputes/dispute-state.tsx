import { useTranslation } from 'react-i18next';
import type { DisputeRow } from '#contract/disputes/api.ts';
import { Clock } from '../../cases/clock.tsx';

/** Where a dispute stands, in a line. */
export const DisputeState = ({ dispute: { state, form, dueOn, late, visitOn } }: { dispute: DisputeRow }) => {
  const { t } = useTranslation();
  return (
    <p className="small">
      <strong>{t(form ? `disputes.forms.${form}` : `disputes.states.${state}`)}</strong>{' '}
      {state === 'open' && (
        <Clock
          row={{
            state: 'handling',
            light: late ? 'red' : 'green',
            dueAt: `${dueOn}T15:59:59.000Z`,
            totalDueAt: null,
            dueProvisional: false,
          }}
        />
      )}
      {visitOn && t('disputes.visitOn', { day: visitOn })}
    </p>
  );
};
