import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Skeleton, Table } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BoundaryCollection, noBoundaries } from '#ui/map.ts';
import { useLocale, useMedia } from '../../../app/hooks.ts';
import { boundariesQuery } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { downloadCsv } from '../../../components/csv.ts';
import { Notice } from '../../../components/Notice.tsx';
import { PlacesMap } from './PlacesMap.tsx';
import { circleQuery } from './queries.ts';
import type { PlacesSearch } from './search.ts';

/** Grids listed at first and with each step. */
const step = 12;
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** The service circle: which share of households can walk to a centre in 15 or 10 minutes, on the map, and where it is worst. */
export const Circle = ({ search, change }: { search: PlacesSearch; change: (next: Partial<PlacesSearch>) => void }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const narrow = useMedia('(max-width: 899px)');
  const minutes = search.minutes ?? 15;
  const { data, error, isPending, isFetching, refetch } = useQuery(circleQuery(search.area, minutes));
  const { data: grids } = useQuery({ ...boundariesQuery(data?.area.code, 'grid'), enabled: data !== undefined });
  const shares = useMemo(() => data && new Map(data.grids.map(({ code, share }) => [code, share])), [data]);
  const lowest = useMemo(
    () =>
      [...(data?.grids ?? [])].filter(({ households }) => households > 0).sort((a, b) => a.share - b.share || b.households - a.households),
    [data],
  );
  const [listed, setListed] = useState(step);
  const number = new Intl.NumberFormat(locale);
  return (
    <>
      <div className="bar">
        <div>
          <AreaSelect label={t('console:area')} value={search.area} onChange={(area) => change({ area: area ?? (undefined as never) })} />
        </div>
        <Segmented
          aria-label={t('places:circle.minutes')}
          value={minutes}
          onChange={(value) => change({ minutes: value === 10 ? 10 : (undefined as never) })}
          options={[15, 10].map((value) => ({ value, label: t('places:circle.within', { count: value }) }))}
          className="places-minutes"
        />
        <Button
          icon={<DownloadOutlined />}
          disabled={!data}
          onClick={() =>
            data &&
            downloadCsv(`${t('places:circle.file', { name: data.area.name, minutes })}.csv`, [
              [t('places:circle.code'), t('places:circle.grid'), t('places:circle.households'), t('places:circle.share')],
              ...data.grids.map(({ code, name, households, share }) => [code, name, households, percent(share)]),
              ...data.withoutData.map(({ code, name }) => [code, name, null, t('places:circle.noData')]),
            ])
          }
        >
          {t('csv')}
        </Button>
      </div>
      {isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : (
        <div className="places-circle" aria-busy={isFetching}>
          <section className="card">
            <h2>{t('places:circle.title', { name: data.area.name, count: data.minutes })}</h2>
            {data.share === null ? (
              <Notice title={t('places:circle.none')}>{t('places:circle.noneText')}</Notice>
            ) : (
              <p className="places-figure">
                <strong className="num">{percent(data.share)}</strong>
                <span className="soft num">
                  {t('places:circle.of', { covered: number.format(data.covered), all: number.format(data.households) })}
                </span>
              </p>
            )}
            <p className="soft">
              {t('places:circle.formula', {
                minutes: data.minutes,
                speed: data.circle.speed,
                detour: data.circle.detour,
                radius: Math.round(data.radius),
              })}
            </p>
            <p className="soft">
              {t('places:circle.kinds', { kinds: data.circle.kinds.map((kind) => t(`places:kinds.${kind}`)).join(t('comma')) })}
            </p>
            {data.withoutData.length > 0 && <p className="soft">{t('places:circle.withoutData', { count: data.withoutData.length })}</p>}
            <h3>{t('places:circle.lowest')}</h3>
            <Table
              size="small"
              rowKey="code"
              pagination={false}
              dataSource={lowest.slice(0, listed)}
              locale={{ emptyText: t('places:circle.noGrid') }}
              columns={[
                { title: t('places:circle.grid'), dataIndex: 'name' },
                { title: t('places:circle.households'), dataIndex: 'households', width: 76, align: 'right', className: 'num' },
                {
                  title: t('places:circle.share'),
                  dataIndex: 'share',
                  width: 86,
                  align: 'right',
                  className: 'num',
                  render: (share: number) => percent(share),
                },
              ]}
            />
            {lowest.length > listed && (
              <div className="more">
                <Button onClick={() => setListed(listed + 4 * step)}>{t('places:circle.more', { count: lowest.length })}</Button>
              </div>
            )}
          </section>
          <div>
            <PlacesMap
              areas={(grids as BoundaryCollection | undefined) ?? noBoundaries}
              shares={shares}
              places={data.centres}
              radius={data.radius}
              height={narrow ? 320 : 600}
              label={t('places:circle.map')}
            />
            <ul className="places-legend">
              <li>
                {t('places:circle.legend')} <span className="num">0%</span> <i className="places-scale" aria-hidden="true" />{' '}
                <span className="num">100%</span>
              </li>
              <li>
                <i className="places-unknown" aria-hidden="true" /> {t('places:circle.noData')}
              </li>
              <li>
                <i className="places-reach" aria-hidden="true" /> {t('places:circle.reach')}
              </li>
            </ul>
          </div>
        </div>
      )}
    </>
  );
};
