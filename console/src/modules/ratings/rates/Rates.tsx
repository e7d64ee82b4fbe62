import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { rateGroups } from '#contract/ratings/kinds.ts';
import type { exportRates } from '#contract/ratings/rates.ts';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { Sections } from '../Sections.tsx';
import type { RatingSearch } from '../search.ts';
import { Figures } from './Figures.tsx';
import { Groups } from './Groups.tsx';
import { RecordDrawer } from './RecordDrawer.tsx';

const address: (typeof exportRates)['path'] = '/api/three-rates/export';

/** The three rates of a month, with and without excluded complaints, with their formulas. */
export const Rates = () => {
  const { t } = useTranslation('ratings-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/rates' });
  const navigate = useNavigate();
  useTitle(t('title'));
  const { busy, download } = useDownload();
  const { month, area, by = 'handler', record } = search;
  const query = useQuery({
    queryKey: ['ratings', 'rates', month, area, by],
    queryFn: ({ signal }) => call(endpoints.ratings.getRates, { query: { month, area, by } }, signal),
  });
  const change = (next: RatingSearch): void => void navigate({ to: '/rates', search: { ...search, ...next } });
  const { data } = query;
  const params = new URLSearchParams({ by, ...(month ? { month } : {}), ...(area ? { area } : {}) });
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <div className="queue-top">
        <Segmented
          value={by}
          aria-label={t('by')}
          onChange={(next) => change({ by: next })}
          options={rateGroups.map((value) => ({ value, label: t(`groups.${value}`) }))}
        />
      </div>
      <search className="bar">
        <Input
          type="month"
          aria-label={t('month')}
          value={data?.month ?? month ?? ''}
          max={platformDay().slice(0, 7)}
          onChange={({ target }) => change({ month: target.value || undefined })}
        />
        {mayOpen(me, 'ratings.read') && (
          <AreaSelect label={t('area')} value={area} valueName={data?.area?.name} onChange={(code) => change({ area: code })} />
        )}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
      </search>
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : !data ? (
        <Broken error={query.error} reset={() => void query.refetch()} />
      ) : (
        <>
          <p className="soft">{data.area ? t('of', { name: data.area.name, month: data.month }) : t('ofOwn')}</p>
          <Figures data={data} />
          <Groups data={data} onRecord={(id) => change({ record: id })} />
        </>
      )}
      {record && <RecordDrawer id={record} onClose={() => change({ record: undefined })} />}
    </div>
  );
};
