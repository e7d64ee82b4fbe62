import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RegisterRow } from '#contract/registers/api.ts';
import type { RegisterState, Transition } from '#contract/registers/content.ts';
import { labelOf } from '#ui/i18n.ts';
import { ActionMenu } from '../../../components/ActionMenu.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { More } from '../../../components/list/More.tsx';
import { useList } from '../../../components/list/useList.ts';
import { groupsQuery, rowsQuery } from '../queries.ts';
import type { RegisterSearch } from '../search.ts';
import { MoveForm } from './MoveForm.tsx';

interface Props {
  register: RegisterDetail;
  search: RegisterSearch;
  onChange: (next: RegisterSearch) => void;
}
interface Moving {
  readonly row: RegisterRow;
  readonly move: Transition;
}

/** Rows by their state, a column each; a card is pulled or sent to where the viewer may take it, with a reason where one is asked. */
export const Board = ({ register, search, onChange }: Props) => {
  const client = useQueryClient();
  const [pulled, setPulled] = useState<RegisterRow | null>(null);
  const [moving, setMoving] = useState<Moving | null>(null);
  const { states, transitions } = register.content;
  const counts = useQuery(groupsQuery(register.code, search, 'state'));
  const movesOf = (row: RegisterRow): Transition[] => transitions.filter(({ from, to }) => from === row.state && row.moves.includes(to));
  const begin = (row: RegisterRow, to: string): void => {
    const move = movesOf(row).find((one) => one.to === to);
    if (move) setMoving({ row, move });
  };
  return (
    <>
      <div className="registers-board">
        {states
          .filter(({ code }) => search.state === undefined || code === search.state)
          .map((state) => (
            <Column
              key={state.code}
              register={register}
              search={search}
              state={state}
              count={counts.data ? (counts.data.items.find(({ value }) => value === state.code)?.count ?? 0) : null}
              isTarget={pulled?.moves.includes(state.code) === true}
              movesOf={movesOf}
              onOpen={(row) => onChange({ row: row.id })}
              onMove={begin}
              onPull={setPulled}
              onDrop={() => pulled && begin(pulled, state.code)}
            />
          ))}
      </div>
      {moving && (
        <MoveForm
          register={register}
          row={moving.row}
          move={moving.move}
          onClose={() => setMoving(null)}
          onDone={() => {
            setMoving(null);
            void client.invalidateQueries({ queryKey: ['registers'] });
          }}
        />
      )}
    </>
  );
};

interface ColumnProps {
  register: RegisterDetail;
  search: RegisterSearch;
  state: RegisterState;
  count: number | null;
  isTarget: boolean;
  movesOf: (row: RegisterRow) => Transition[];
  onOpen: (row: RegisterRow) => void;
  onMove: (row: RegisterRow, to: string) => void;
  onPull: (row: RegisterRow | null) => void;
  onDrop: () => void;
}

const Column = ({ register, search, state, count, isTarget, movesOf, onOpen, onMove, onPull, onDrop }: ColumnProps) => {
  const { t } = useTranslation('registers-console');
  const { list, rows } = useList(rowsQuery(register.code, { ...search, state: state.code }, 30));
  return (
    <section
      className={`registers-lane${isTarget ? ' registers-lane-target' : ''}`}
      aria-label={labelOf(state.title)}
      onDragOver={(event) => isTarget && event.preventDefault()}
      onDrop={onDrop}
    >
      <h2>
        {labelOf(state.title)} <span className="soft num">{count ?? ''}</span>
      </h2>
      {list.isError && rows.length === 0 && <Broken error={list.error} reset={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      {list.isSuccess && rows.length === 0 && <p className="soft">{t('board.none')}</p>}
      <ul>
        {rows.map((row) => {
          const moves = movesOf(row);
          return (
            <li
              key={row.id}
              className="registers-piece"
              draggable={moves.length > 0}
              onDragStart={() => onPull(row)}
              onDragEnd={() => onPull(null)}
            >
              <button type="button" className="registers-open" onClick={() => onOpen(row)}>
                {row.title || '—'}
              </button>
              <div className="registers-piece-end">
                <span className="soft">{row.area?.name}</span>
                {moves.length > 0 && (
                  <ActionMenu
                    of={row.title}
                    actions={moves.map(({ to, title }) => ({ key: to, words: labelOf(title), run: () => onMove(row, to) }))}
                  />
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <More list={list} small />
    </section>
  );
};
