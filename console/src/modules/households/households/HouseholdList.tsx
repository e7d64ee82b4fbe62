import { Input, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Household } from '#contract/households/api.ts';
import { occupancySet, useSet } from '#contract/households/kinds.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useMedia } from '../../../app/hooks.ts';
import { refined, wordOf } from '../../../app/kinds.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { More } from '../../../components/list/More.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { wordsUpTo } from '../../../components/words.ts';
import type { Change } from './Households.tsx';
import type { HouseholdsSearch } from './search.ts';

/** Households by address. Only the rows in sight are drawn, the next ones are fetched on the way down. */
export const HouseholdList = ({ search, change }: { search: HouseholdsSearch; change: Change }) => {
  const { t } = useTranslation('households');
  const wide = useMedia('(min-width: 768px)');
  const { area, q, use, occupancy } = search;
  const { list, rows, first } = useList(
    listQuery(['households', 'list', area, q, use, occupancy], (cursor, signal) =>
      call(
        endpoints.households.listHouseholds,
        { query: { area, q, use: use as never, occupancy: occupancy as never, cursor, limit: 100 } },
        signal,
      ),
    ),
  );
  if (list.isError && rows.length === 0) return <Broken error={list.error} reset={() => void list.refetch()} />;
  const opened = (row: Household) => (
    <button type="button" className="plain-link" onClick={() => change({ household: row.id })}>
      {row.address}
    </button>
  );
  const facts = (row: Household): string =>
    [
      row.floorArea === null ? null : t('squareMetres', { value: row.floorArea }),
      t(wordOf(useSet, row.use)),
      row.occupancy && t(wordOf(occupancySet, row.occupancy)),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <search className="bar">
        <Input.Search
          key={q}
          defaultValue={q}
          placeholder={t('find')}
          aria-label={t('find')}
          {...wordsUpTo(60)}
          allowClear
          onSearch={(words) => change({ q: words.trim() || undefined })}
          className="bar-wide"
        />
        <div>
          <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
        </div>
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          aria-label={t('use')}
          placeholder={t('anyUse')}
          value={use ?? []}
          onChange={(chosen) => change({ use: chosen.length > 0 ? chosen : undefined })}
          options={refined(useSet).map((value) => ({ value: value as string, label: t(wordOf(useSet, value)) }))}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          aria-label={t('occupancy')}
          placeholder={t('anyOccupancy')}
          value={occupancy ?? []}
          onChange={(chosen) => change({ occupancy: chosen.length > 0 ? chosen : undefined })}
          options={refined(occupancySet).map((value) => ({ value: value as string, label: t(wordOf(occupancySet, value)) }))}
        />
      </search>
      <p className="soft" role="status">
        {list.data && (first?.total != null ? t('total', { count: first.total }) : t('shownSoFar', { count: rows.length }))}
      </p>
      <Table<Household>
        size="small"
        rowKey="id"
        dataSource={rows}
        loading={list.isPending}
        pagination={false}
        {...(wide && rows.length > 0 ? { virtual: true, scroll: { x: 800, y: Math.max(320, window.innerHeight - 360) } } : {})}
        onScroll={({ currentTarget }) => {
          const near = currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight < 800;
          if (near && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
        locale={{ emptyText: <span className="soft">{t(q || use || occupancy ? 'nothingFound' : 'nothing')}</span> }}
        columns={
          wide
            ? [
                { title: t('columns.address'), key: 'address', width: 240, render: (_, row) => opened(row) },
                { title: t('columns.area'), key: 'area', width: 220, render: (_, row) => <span className="soft">{row.area.name}</span> },
                {
                  title: t('columns.floorArea'),
                  key: 'floorArea',
                  width: 100,
                  align: 'right',
                  render: (_, row) =>
                    row.floorArea === null ? '–' : <span className="num">{t('squareMetres', { value: row.floorArea })}</span>,
                },
                { title: t('columns.use'), key: 'use', width: 90, render: (_, row) => t(wordOf(useSet, row.use)) },
                {
                  title: t('columns.occupancy'),
                  key: 'occupancy',
                  width: 100,
                  render: (_, row) =>
                    row.occupancy ? t(wordOf(occupancySet, row.occupancy)) : <span className="soft">{t('unknown')}</span>,
                },
                { title: t('columns.people'), key: 'people', width: 70, align: 'right', render: (_, row) => row.people ?? '–' },
              ]
            : [
                {
                  title: t('columns.address'),
                  key: 'address',
                  render: (_, row) => (
                    <>
                      {opened(row)}
                      <div className="soft">{facts(row)}</div>
                    </>
                  ),
                },
              ]
        }
      />
      {!wide && <More list={list} />}
    </>
  );
};
