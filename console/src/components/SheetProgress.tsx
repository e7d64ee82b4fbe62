import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Work } from '#contract/work/api.ts';
import { call, endpoints } from '../app/api.ts';

/** How far long work has come, in hundredths; null while nobody knows. */
export const percentOf = ({ done, total }: Pick<Work, 'done' | 'total'>): number | null =>
  total === null || total === 0 ? null : Math.floor((100 * done) / total);

/** While a workbook is dealt with: that it is, how many others come first, and once it takes longer, how far it has come. */
export const SheetProgress = ({ busy, work }: { busy: boolean; work: Work | null }) => {
  const { t } = useTranslation('console');
  const { data } = useQuery({
    queryKey: ['sheet-line'],
    queryFn: ({ signal }) => call(endpoints.platform.getSheetLine, {}, signal),
    enabled: busy && work === null,
    refetchInterval: 1500,
    gcTime: 0,
  });
  if (!busy) return null;
  const ahead = work?.ahead ?? data?.ahead ?? 0;
  const percent = work && percentOf(work);
  return (
    <>
      <p role="status">
        {work
          ? ahead > 0
            ? t('work:ahead', { count: ahead })
            : t(`work:states.${work.state}`)
          : ahead > 0
            ? t('sheetLine.ahead', { count: ahead })
            : t('sheetLine.working')}
      </p>
      {percent !== null && <Progress percent={percent} size="small" aria-label={t('sheetLine.working')} />}
      {work && (
        <p className="soft">
          {t('work:handedOver')} <Link to="/work">{t('work:seeAll')}</Link>
        </p>
      )}
    </>
  );
};
