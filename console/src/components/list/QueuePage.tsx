import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTitle } from '../../app/hooks.ts';
import { RecordTable, type RecordTableProps } from './RecordTable.tsx';
import '../../styles/queue.css';

interface Props<Row, W extends string> extends Omit<RecordTableProps<Row>, 'rowKey'> {
  /** Ways to the pages that belong together with this one. */
  sections?: ReactNode;
  title: string;
  lead: string;
  /** Under the lead, e.g. the way to what is counted of these. */
  below?: ReactNode;
  /** Which of its lists is shown, and the words for each and for the choice itself. */
  which: W;
  whiches: readonly W[];
  whichWord: (which: W | 'label') => string;
  onWhich: (next: W) => void;
  /** What may be done beside the rows. */
  act?: ReactNode;
  filters?: ReactNode;
  /** What opens beside the list, and what follows below it. */
  children?: ReactNode;
}

/** A page of what waits for somebody: a few lists to choose from, each with its filters, and an act in each row. */
export const QueuePage = <Row extends { readonly id: string }, W extends string>({
  sections,
  title,
  lead,
  below,
  which,
  whiches,
  whichWord,
  onWhich,
  act,
  filters,
  children,
  ...table
}: Props<Row, W>) => {
  useTitle(title);
  return (
    <div className="page">
      {sections}
      <div className="page-head">
        <h1>{title}</h1>
        <p className="soft">{lead}</p>
        {below}
      </div>
      <div className="queue-top">
        <Segmented<W>
          value={which}
          aria-label={whichWord('label')}
          onChange={onWhich}
          options={whiches.map((value) => ({ value, label: whichWord(value) }))}
        />
        {act}
      </div>
      {filters && <search className="bar">{filters}</search>}
      <RecordTable<Row> rowKey="id" {...table} />
      {children}
    </div>
  );
};
