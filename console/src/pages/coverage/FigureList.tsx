import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Coverage, CoverageItem } from '#contract/territory/api.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale } from '../../app/hooks.ts';
import { Broken } from '../../components/Broken.tsx';
import type { CoverageSearch } from './search.ts';
import { RepairLink } from './RepairLink.tsx';
import { figure, limitWords, withUnit } from './words.ts';

interface Props {
  row: Coverage['rules'][number];
  search: CoverageSearch;
  onChange: (next: Partial<CoverageSearch>) => void;
}

/** Who breaks the chosen rule, with figure, limit and distance, and a way to put it right; or who has no figure. */
export const FigureList = ({ row, search, onChange }: Props) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { rule, unit } = row;
  const verdict = search.verdict ?? 'broken';
  const query = { area: search.area, verdict, sort: search.sort ?? ('area' as const), limit: 50 };
  const list = useInfiniteQuery({
    queryKey: ['coverage', 'figures', rule.code, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(endpoints.territory.listCoverage, { params: { code: rule.code }, query: { ...query, cursor: pageParam } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = { broken: row.broken, no_data: row.noData, exempt: row.exempt, fine: row.checked - row.broken };
  const known = verdict === 'broken' || verdict === 'fine';
  return (
    <section className="card card-table" aria-labelledby="figures-title">
      <div className="card-head">
        <h2 id="figures-title">{t('coverage:list.title')}</h2>
        <Select
          size="small"
          aria-label={t('coverage:list.sort')}
          value={query.sort}
          onChange={(sort) => onChange({ sort: sort === 'area' ? undefined : sort })}
          options={(['area', 'worst'] as const).map((value) => ({ value, label: t(`coverage:list.sorts.${value}`) }))}
          className="coverage-sort"
        />
      </div>
      <Segmented<CoverageItem['verdict']>
        block
        size="small"
        aria-label={t('coverage:list.verdict')}
        value={verdict}
        onChange={(next) => onChange({ verdict: next === 'broken' ? undefined : next })}
        options={(['broken', 'no_data', 'exempt', 'fine'] as const).map((value) => ({
          value,
          label: `${t(`coverage:verdicts.${value}`)} ${counts[value]}`,
        }))}
      />
      {list.isError && rows.length === 0 ? (
        <Broken error={list.error} reset={() => void list.refetch()} />
      ) : (
        <Table<CoverageItem>
          size="small"
          rowKey={(item) => item.subject?.id ?? item.area.code}
          dataSource={rows}
          loading={list.isPending}
          pagination={false}
          scroll={{ x: known ? 560 : 360, y: 420 }}
          locale={{ emptyText: t(verdict === 'broken' ? 'coverage:list.none' : 'coverage:list.noneOther') }}
          columns={[
            {
              title: t('coverage:list.path'),
              key: 'path',
              render: (_, item) => (
                <>
                  {item.subject && <strong>{item.subject.name}</strong>}
                  <div className={item.subject ? 'soft' : undefined}>{item.path}</div>
                </>
              ),
            },
            ...(known
              ? [
                  {
                    title: t('coverage:list.value'),
                    key: 'value',
                    width: 170,
                    align: 'right' as const,
                    render: (_: unknown, item: CoverageItem) => <Value item={item} unit={unit} />,
                  },
                ]
              : []),
            ...(verdict === 'broken'
              ? [
                  {
                    title: t('coverage:list.distance'),
                    key: 'distance',
                    width: 120,
                    align: 'right' as const,
                    render: (_: unknown, item: CoverageItem) => (
                      <span className="num">
                        {t(item.value !== null && rule.min !== null && item.value < rule.min ? 'coverage:list.less' : 'coverage:list.more', {
                          value: figure(item.distance ?? 0, locale),
                        })}
                        <div className="soft">{limitWords(t, rule, unit, locale)}</div>
                      </span>
                    ),
                  },
                ]
              : []),
            { title: '', key: 'open', width: 80, render: (_, item) => <RepairLink item={item} subject={row.subject} /> },
          ]}
        />
      )}
      <div className="more">
        <span className="soft num">{t('coverage:list.total', { count: list.data?.pages[0]?.total ?? 0 })}</span>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('coverage:list.moreRows')}
          </Button>
        )}
      </div>
    </section>
  );
};

/** The figure, and what it was computed from. */
const Value = ({ item, unit }: { item: CoverageItem; unit: Coverage['rules'][number]['unit'] }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  if (item.value === null) return <span className="soft">–</span>;
  return (
    <span className="num">
      <b>{withUnit(t, item.value, unit, locale)}</b>
      {item.parts && (
        <div className="soft">
          {figure(item.parts.numerator, locale)} ÷ {figure(item.parts.denominator, locale)}
        </div>
      )}
    </span>
  );
};
