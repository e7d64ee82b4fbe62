import { useTranslation } from 'react-i18next';
import type { DisputeRow } from '#contract/disputes/api.ts';
import { Clock } from '../../components/Clock.tsx';

const endOf = (day: string): string => `${day}T15:59:59.000Z`;

/** Where a dispute stands: in mediation until when, ended how, and when it is to be visited. */
export const DisputeState = ({ dispute }: { dispute: DisputeRow }) => {
  const { t } = useTranslation('disputes-console');
  const { state, form, late, dueOn, visitOn } = dispute;
  return (
    <span className="dispute-state">
      {form ? t(`disputes:forms.${form}`) : t(`disputes:states.${state}`)}
      {state === 'open' && (
        <Clock row={{ state: 'handling', light: late ? 'red' : 'green', dueAt: endOf(dueOn), totalDueAt: null, dueProvisional: false }} />
      )}
      {visitOn && <span className="soft num">{t('nextVisit', { day: visitOn })}</span>}
    </span>
  );
};
