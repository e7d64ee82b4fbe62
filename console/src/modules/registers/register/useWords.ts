import { useTranslation } from 'react-i18next';

/** What `shown` calls yes, no and files. */
export const useWords = () => {
  const { t } = useTranslation('registers-console');
  return { yes: t('yes'), no: t('no'), files: (count: number) => t('files', { count }) };
};
