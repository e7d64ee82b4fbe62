import { useTranslation } from 'react-i18next';
import type { Doubt } from '#contract/activities/act-values.ts';
import type { Rhythm } from '#contract/activities/rhythm.ts';

/** How often a route is walked, in words. */
export const useRhythmWords = (): ((rhythm: Rhythm) => string) => {
  const { t } = useTranslation('patrols-console');
  return ({ every, days, times, hours, seasons }) =>
    [
      t(`every.${every}`),
      days === 'all' ? null : t(`days.${days}`),
      times > 1 ? t('times', { count: times }) : null,
      hours.map(([from, to]) => `${from}–${to}`).join(t('comma')) || null,
      seasons.length > 0 ? t('seasonal') : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
};

/** What is doubtful about a scan, in words. */
export const useDoubtWords = (): ((doubt: Doubt) => string) => {
  const { t } = useTranslation('patrols-console');
  return ({ kind, value, limit }) => t(`doubtKinds.${kind}`, { value: value ?? '', limit: limit ?? '' });
};
