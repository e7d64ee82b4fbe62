import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

const files = import.meta.glob<object>('../../../i18n/*/places.json', { import: 'default' });
/** The words of places (namespace `places`), fetched by the pages that show them: nobody else needs them. */
export const usePlaceWords = () => {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return useQuery({
    queryKey: ['words', 'places', locale],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const load = Object.entries(files).find(([path]) => path.includes(`/${locale}/`))?.[1];
      i18next.addResourceBundle(locale, 'places', await load?.());
      return true;
    },
  });
};
