import { useTranslation } from 'react-i18next';
import type { FindingRow } from '#contract/inspections/api.ts';
import { Clock } from '../../components/Clock.tsx';

/** Where a deduction stands: until when it is to be mended, mended and looked at, contested, withdrawn. */
export const FindingState = ({ finding: { state, late, mendBy, confirmed } }: { finding: FindingRow }) => {
  const { t } = useTranslation('inspections-console');
  const waits = state === 'open' || state === 'contested';
  return (
    <span className="inspection-state">
      {t(confirmed ? 'confirmed' : `inspections:states.${state}`)}
      {waits && (
        <Clock
          row={{
            state: 'handling',
            light: late ? 'red' : 'green',
            dueAt: `${mendBy}T15:59:59.000Z`,
            totalDueAt: null,
            dueProvisional: false,
          }}
        />
      )}
    </span>
  );
};
