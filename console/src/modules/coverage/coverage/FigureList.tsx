import { Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Coverage, CoverageItem } from '#contract/coverage/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMedia } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { More } from '../../../components/list/More.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { figure, limitWords, withUnit } from '../words.ts';
import { RepairLink } from './RepairLink.tsx';
import type { CoverageSearch } from './search.ts';

type Row = Coverage['rules'][number];
interface Props {
  row: Row;
  search: CoverageSearch;
  onChange: (next: Partial<CoverageSearch>) => void;
}

/** Who breaks the chosen rule, with figure, limit and distance, and a way to put it right; or who has no figure. */
export const FigureList = ({ row, search, onChange }: Props) => {
  const { t } = useTranslation();
  const narrow = useMedia('(max-width: 640px)');
  const { rule } = row;
  const verdict = search.verdict ?? 'broken';
  const query = { area: search.area, verdict, sort: search.sort ?? ('area' as const), limit: 50 };
  const { list, rows, first } = useList(
    listQuery(['coverage', 'figures', rule.code, query], (cursor, signal) =>
      call(endpoints.coverage.listCoverage, { params: { code: rule.code }, query: { ...query, cursor } }, signal),
    ),
  );
  const counts = { broken: row.broken, no_data: row.noData, exempt: row.exempt, fine: row.checked - row.broken };
  const known = verdict === 'broken' || verdict === 'fine';
  const link = (item: CoverageItem) => <RepairLink item={item} subject={row.subject} />;
  const columns: TableColumnsType<CoverageItem> = narrow
    ? [
        {
          title: t('coverage:list.path'),
          key: 'all',
          render: (_, item) => (
            <>
              <Where item={item} />
              <div className="figure-line">
                {known && <Value item={item} row={row} />}
                {verdict === 'broken' && <Distance item={item} row={row} />}
                {link(item)}
              </div>
            </>
          ),
        },
      ]
    : [
        { title: t('coverage:list.path'), key: 'path', render: (_, item) => <Where item={item} /> },
        {
          title: t('coverage:list.value'),
          key: 'value',
          width: 150,
          align: 'right',
          hidden: !known,
          render: (_, item) => <Value item={item} row={row} />,
        },
        {
          title: t('coverage:list.distance'),
          key: 'distance',
          width: 150,
          align: 'right',
          hidden: verdict !== 'broken',
          render: (_, item) => <Distance item={item} row={row} />,
        },
        { title: '', key: 'open', width: 84, render: (_, item) => link(item) },
      ];
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
          showHeader={!narrow}
          {...(narrow ? {} : { scroll: { x: known ? 560 : 320, y: 420 } })}
          locale={{
            emptyText: <span className="soft">{t(verdict === 'broken' ? 'coverage:list.none' : 'coverage:list.noneOther')}</span>,
          }}
          columns={columns}
        />
      )}
      <div className="more">
        <span className="soft num">{t('coverage:list.total', { count: first?.total ?? 0 })}</span>
        <More list={list} words={t('coverage:list.moreRows')} />
      </div>
    </section>
  );
};

const Where = ({ item: { subject, path } }: { item: CoverageItem }) => (
  <>
    {subject && <strong>{subject.name}</strong>}
    <div className={subject ? 'soft' : undefined}>{path}</div>
  </>
);

/** The figure, and what it was computed from. */
const Value = ({ item: { value, parts }, row }: { item: CoverageItem; row: Row }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  if (value === null) return <span className="soft">–</span>;
  return (
    <span className="num">
      <b>{withUnit(t, value, row.unit, locale)}</b>
      {parts && (
        <div className="soft">
          {figure(parts.numerator, locale)} ÷ {figure(parts.denominator, locale)}
        </div>
      )}
    </span>
  );
};

/** How far outside which limit. */
const Distance = ({ item: { value, distance }, row: { rule, unit } }: { item: CoverageItem; row: Row }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const short = value !== null && rule.min !== null && value < rule.min;
  return (
    <span className="num figure-off">
      {t(short ? 'coverage:list.less' : 'coverage:list.more', {
        value: `${figure(distance ?? 0, locale)}${unit === 'percent' ? t('coverage:list.points') : ''}`,
      })}
      <div className="soft">{limitWords(t, rule, unit, locale)}</div>
    </span>
  );
};
