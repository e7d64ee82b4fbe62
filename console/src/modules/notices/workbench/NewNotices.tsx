import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { NoticeList } from '../../../components/NoticeList.tsx';

/** The newest notices, on the workbench. */
export const NewNotices = () => {
  const { t } = useTranslation('notices');
  const locale = useLocale();
  const { data, error, refetch } = useQuery({
    queryKey: ['notices', 'workbench', locale],
    queryFn: ({ signal }) => call(endpoints.notices.listNotices, { query: { limit: 4 } }, signal),
  });
  return (
    <section className="card" aria-labelledby="notices-title">
      <div className="card-head">
        <h2 id="notices-title">{t('title')}</h2>
        <Link to="/notices">{t('viewAll')}</Link>
      </div>
      {error ? <Broken error={error} reset={() => void refetch()} /> : <NoticeList items={data?.items} />}
    </section>
  );
};
