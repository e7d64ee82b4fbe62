import { useTranslation } from 'react-i18next';

/** A distance in metres as people say it: 20 米, 1.3 公里. */
export const useDistance = (): ((metres: number) => string) => {
  const { t } = useTranslation();
  return (metres) =>
    metres < 950
      ? t('distance.metres', { count: metres < 10 ? Math.ceil(metres) : Math.round(metres / 10) * 10 })
      : t('distance.kilometres', { count: Number((metres / 1000).toFixed(1)) });
};
