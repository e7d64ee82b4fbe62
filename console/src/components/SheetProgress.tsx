import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../app/api.ts';

/** While a workbook is dealt with: that it is, or how many others come first. */
export const SheetProgress = ({ busy }: { busy: boolean }) => {
  const { t } = useTranslation('console');
  const { data } = useQuery({
    queryKey: ['sheet-line'],
    queryFn: ({ signal }) => call(endpoints.platform.getSheetLine, {}, signal),
    enabled: busy,
    refetchInterval: 1500,
    gcTime: 0,
  });
  if (!busy) return null;
  const ahead = data?.ahead ?? 0;
  return <p role="status">{ahead > 0 ? t('sheetLine.ahead', { count: ahead }) : t('sheetLine.working')}</p>;
};
