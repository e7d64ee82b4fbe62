import { useTranslation } from 'react-i18next';
import type { Demand } from '#contract/demands/demands.ts';

/** Where a demand stands, with the minutes it took and whether it was complained of. */
export const DemandState = ({ demand: { state, minutes, complaints } }: { demand: Demand }) => {
  const { t } = useTranslation('demands-console');
  return (
    <span className="demand-state">
      <span className={state === 'late' ? 'clock clock-red' : state === 'open' ? 'state state-ink' : 'state state-soft'}>
        {t(`demands:states.${state}`)}
      </span>
      {minutes !== null && <span className="soft num">{t('minutes', { count: minutes })}</span>}
      {complaints.length > 0 && (
        <span className={complaints.some(({ upheld }) => upheld === null) ? 'flag flag-strong' : 'flag'}>{t('complained')}</span>
      )}
    </span>
  );
};
