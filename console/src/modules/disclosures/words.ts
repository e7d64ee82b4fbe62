import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '#contract/disclosures/api.ts';

/** How something stands in time, in words. */
export const useTimeWords = () => {
  const { t } = useTranslation('disclosures-console');
  return ({ state, daysLeft, from }: Pick<NoticeRow, 'state' | 'daysLeft' | 'from'>): string => {
    if (state === 'planned') return t('begins', { day: from });
    if (daysLeft !== null) return daysLeft === 0 ? t('lastDay') : t('left', { count: daysLeft });
    return t(`disclosures:states.${state}`);
  };
};
