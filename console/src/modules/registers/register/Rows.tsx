import { Grid, Table, type TableColumnsType, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RegisterRow } from '#contract/registers/api.ts';
import type { Phase } from '#contract/registers/content.ts';
import { shown, titleOf } from '#ui/form/fields.ts';
import { labelOf } from '#ui/i18n.ts';
import { Broken } from '../../../components/Broken.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { rowsQuery } from '../queries.ts';
import type { RegisterSearch } from '../search.ts';
import { Edge } from './Edge.tsx';
import type { Columns } from './useColumns.ts';
import { useWords } from './useWords.ts';

interface Props {
  register: RegisterDetail;
  search: RegisterSearch;
  columns: Columns;
  onChange: (next: RegisterSearch) => void;
}

const colours: Record<Phase, string> = { draft: 'default', valid: 'processing', ended: 'default' };
/** A row's state in its words. */
export const RowState = ({ register, state }: { register: Pick<RegisterDetail, 'content'>; state: string }) => {
  const found = register.content.states.find(({ code }) => code === state);
  return <Tag color={colours[found?.phase ?? 'draft']}>{found ? labelOf(found.title) : state}</Tag>;
};

/** The last two levels of an area's name, which tell it from its neighbours. */
const nearest = (name: string): string => name.split(' · ').slice(-2).join(' · ');

/** Pixels of a row, of what stands above the table, and from the end at which the next page is fetched. */
const [rowHeight, above, ahead] = [40, 330, 800];

/** The rows of a register: a table of which only what is in sight is drawn, however many there are; cards on narrow screens. */
export const Rows = ({ register, search, columns, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const isWide = Grid.useBreakpoint().md ?? true;
  const { code, content, filterable } = register;
  const { q, state, area, where, sort, down } = search;
  const { list, rows } = useList(rowsQuery(code, search, isWide ? 200 : 30));
  const names = Object.assign({}, ...(list.data?.pages ?? []).map((page) => page.names)) as Record<string, string>;
  const words = useWords();
  const sorted = (key: string): { sorter?: true; sortOrder?: 'ascend' | 'descend' | null } =>
    filterable.includes(key) ? { sorter: true, sortOrder: sort === key ? (down ? 'descend' : 'ascend') : null } : {};
  const fields = columns.chosen.flatMap(({ key, width }) => {
    const field = content.fields.find((one) => one.key === key);
    return field ? [{ field, width }] : [];
  });
  const widen = (key: string, width: number): void => columns.choose(columns.chosen.map((one) => (one.key === key ? { key, width } : one)));
  const headed = (name: string, key: string, width: number) =>
    isWide ? (
      <>
        {name}
        <Edge label={t('columns.width', { name })} width={width} onChange={(next) => widen(key, next)} />
      </>
    ) : (
      name
    );
  const shownColumns: TableColumnsType<RegisterRow> = [
    {
      title: titleOf(content.fields.find(({ key }) => key === content.titleField) ?? content.fields[0] ?? ({} as never)),
      key: content.titleField,
      width: 220,
      fixed: isWide ? 'left' : false,
      ellipsis: true,
      ...sorted(content.titleField),
      render: (_, row) => (
        <button type="button" className="registers-open" onClick={() => onChange({ row: row.id })}>
          {row.title || '—'}
        </button>
      ),
    },
    { title: t('bar.state'), key: 'state', width: 110, render: (_, row) => <RowState register={register} state={row.state} /> },
    ...(content.areaField === null
      ? []
      : [
          {
            title: t('bar.area'),
            key: 'area',
            width: 200,
            ellipsis: true,
            render: (_: unknown, row: RegisterRow) => <span title={row.area?.name}>{row.area ? nearest(row.area.name) : '—'}</span>,
          },
        ]),
    ...fields.map(({ field, width }) => ({
      title: headed(field.unit ? `${titleOf(field)}（${field.unit}）` : titleOf(field), field.key, width),
      key: field.key,
      width,
      ellipsis: true,
      ...sorted(field.key),
      render: (_: unknown, row: RegisterRow) => {
        const words_ = shown({ ...field, unit: null }, row.values[field.key], names, words);
        return field.type === 'number' || field.type === 'money' || field.type === 'date' ? <span className="num">{words_}</span> : words_;
      },
    })),
  ];
  const empty = t(q || state || area || where ? 'rows.noneFound' : 'rows.none');
  if (!isWide) return <RecordTable<RegisterRow> list={list} rows={rows} rowKey="id" columns={shownColumns as never} empty={empty} />;
  if (list.isError && rows.length === 0) return <Broken error={list.error} reset={() => void list.refetch()} />;
  const more = (): void => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  return (
    <>
      <Table<RegisterRow>
        size="small"
        virtual
        className="registers-table"
        rowKey="id"
        dataSource={rows}
        loading={list.isPending}
        pagination={false}
        scroll={{ x: shownColumns.reduce((sum, { width }) => sum + Number(width), 0), y: Math.max(window.innerHeight - above, 240) }}
        locale={{ emptyText: <span className="soft">{empty}</span> }}
        columns={shownColumns}
        onChange={(_, __, sorter) => {
          const by = Array.isArray(sorter) ? sorter[0] : sorter;
          onChange(
            by?.order
              ? { sort: String(by.columnKey), down: by.order === 'descend' ? true : undefined }
              : { sort: undefined, down: undefined },
          );
        }}
        onScroll={({ currentTarget }) => {
          if (currentTarget.scrollTop + currentTarget.clientHeight > rows.length * rowHeight - ahead) more();
        }}
      />
      <p className="soft" role="status">
        {t(list.hasNextPage ? 'rows.shown' : 'rows.all', { count: rows.length })}
        {list.hasNextPage && (
          <button type="button" className="registers-open" onClick={more}>
            {t('rows.more')}
          </button>
        )}
      </p>
    </>
  );
};
