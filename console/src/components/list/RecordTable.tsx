import { Grid, Table, type TableColumnsType, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { Broken } from '../Broken.tsx';
import { named } from '../named.ts';
import { More, type Paged } from './More.tsx';
import '../../styles/stacks.css';

type Column<Row> = TableColumnsType<Row>[number] & {
  /** On narrow screens, where a row is a card, the cell goes without its heading. */
  bare?: boolean;
};

export interface RecordTableProps<Row> {
  /** The query of {@link useList}. */
  list: Paged & { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  rows: readonly Row[];
  rowKey: TableProps<Row>['rowKey'];
  columns: readonly Column<Row>[];
  /** What to say, and what to do, when there is nothing. */
  empty: ReactNode;
  /** Pixels below which the table scrolls sideways. */
  width?: number;
  expandable?: TableProps<Row>['expandable'];
}

/** A list as a table: each row a card on narrow screens, the next page on request, an error with a way on. */
export const RecordTable = <Row extends object>({ list, rows, rowKey, columns, empty, width, expandable }: RecordTableProps<Row>) => {
  const wide = Grid.useBreakpoint().md ?? true;
  if (list.isError && rows.length === 0) return <Broken error={list.error} reset={() => void list.refetch()} />;
  return (
    <>
      <Table<Row>
        size="small"
        className="stacks"
        rowKey={rowKey as NonNullable<typeof rowKey>}
        dataSource={rows}
        loading={list.isPending}
        pagination={false}
        scroll={wide && width ? { x: width } : {}}
        // nothing is said to be missing before the answer is there
        locale={{ emptyText: list.isPending ? null : <span className="soft">{empty}</span> }}
        columns={columns.map(({ bare = false, ...column }) =>
          bare || typeof column.title !== 'string' || column.onCell ? column : { ...column, onCell: () => named(column.title as string) },
        )}
        {...(expandable && { expandable })}
      />
      {list.hasNextPage && (
        <div className="more">
          <More list={list} />
        </div>
      )}
    </>
  );
};
