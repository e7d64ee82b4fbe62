import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { exportStationBoard, StationBoard } from '#contract/couriers/board.ts';
import { nameOf } from '#ui/i18n.ts';
import { mayOpen } from '../../app/access.ts';
import { call, endpoints } from '../../app/api.ts';
import { useTitle } from '../../app/hooks.ts';
import { categoriesQuery, useMe } from '../../app/queries.ts';
import { useDownload } from '../../app/work.ts';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { shareOf } from '../../components/share.ts';
import '../../styles/facts.css';

const address: (typeof exportStationBoard)['path'] = '/api/couriers/board/sheet';
type Station = StationBoard['stations'][number];

/** Stations for couriers in an area, what they lack, and what was found around: figures by area and kind of matter, never by person. */
export const Stations = () => {
  const { t } = useTranslation('couriers-console');
  const { area } = useSearch({ from: '/shell/couriers' });
  const navigate = useNavigate();
  const me = useMe();
  const { busy, download } = useDownload();
  const categories = useQuery(categoriesQuery).data ?? [];
  useTitle(t('title'));
  const board = useQuery({
    queryKey: ['couriers', 'board', area],
    queryFn: ({ signal }) => call(endpoints.couriers.getStationBoard, { query: { area } }, signal),
  });
  const { data } = board;
  const list = { ...board, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined };
  // what every name begins with stands above
  const within = (name: string): string => (data && name.startsWith(`${data.area.name} · `) ? name.slice(data.area.name.length + 3) : name);
  const word = (code: string): string => t(`places:facilities.${code}`, { defaultValue: code });
  const category = (code: string | null): string => {
    const found = categories.find((one) => one.code === code);
    return found ? nameOf(found) : t('noCategory');
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        {mayOpen(me, 'couriers.help') && (
          <p>
            <Link to="/couriers/help">{t('help.title')}</Link>
          </p>
        )}
      </div>
      <search className="bar">
        <AreaSelect
          label={t('area')}
          value={area ?? data?.area.code}
          valueName={data?.area.name}
          onChange={(code) => void navigate({ to: '/couriers', search: { area: code } })}
        />
        <Button
          icon={<DownloadOutlined />}
          loading={busy}
          onClick={() => download(`${address}?${new URLSearchParams(area ? { area } : {})}`)}
        >
          {t('export')}
        </Button>
      </search>
      {data && (
        <dl className="fact-grid">
          <div>
            <dt>{t('stations')}</dt>
            <dd>
              <strong className="num">{data.stations.length}</strong>
            </dd>
          </div>
          <div>
            <dt>{t('covered')}</dt>
            <dd>
              <strong className="num">{shareOf(data.withStation, data.communities)}</strong>{' '}
              <span className="soft">
                {data.withStation}/{data.communities} · {t('coveredHow')}
              </span>
            </dd>
          </div>
          <div>
            <dt>{t('finds', { since: data.since })}</dt>
            <dd className="num">{data.finds.areas.reduce((sum, { count }) => sum + count, 0)}</dd>
          </div>
        </dl>
      )}
      <RecordTable<Station>
        list={list}
        rows={data?.stations ?? []}
        rowKey="id"
        empty={t('none')}
        columns={[
          { title: t('station'), key: 'name', bare: true, render: (_, one) => one.name },
          { title: t('area'), key: 'area', render: (_, one) => within(one.area.name) },
          {
            title: t('facilities'),
            key: 'facilities',
            render: (_, one) => (
              <span className="num">
                {one.facilities}/{one.expected}
              </span>
            ),
          },
          { title: t('missing'), key: 'missing', render: (_, one) => one.missing.map(word).join(t('comma')) || t('complete') },
        ]}
      />
      {data && data.finds.areas.length > 0 && (
        <section className="card" style={{ marginTop: 16 }} aria-labelledby="finds-title">
          <h2 id="finds-title">{t('finds', { since: data.since })}</h2>
          <p className="soft">{t('findsHow')}</p>
          <p>{data.finds.areas.map(({ name, count }) => t('counted', { name: within(name), count })).join(t('comma'))}</p>
          <p>{data.finds.categories.map(({ code, count }) => t('counted', { name: category(code), count })).join(t('comma'))}</p>
        </section>
      )}
    </div>
  );
};
