import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

const files = import.meta.glob<object>('../../../../i18n/*/notices.json', { import: 'default' });
/** The words of notices (namespace `notices`), fetched by the pages that show them: nobody else needs them. */
export const useNoticeWords = () => {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return useQuery({
    queryKey: ['words', 'notices', locale],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const load = Object.entries(files).find(([path]) => path.includes(`/${locale}/`))?.[1];
      i18next.addResourceBundle(locale, 'notices', await load?.());
      return true;
    },
  });
};
