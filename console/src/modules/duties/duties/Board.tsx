import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DutyBoard } from '#contract/duties/api.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { boardQuery } from '../queries.ts';

type Row = DutyBoard['rows'][number];

/** How duties stand in an area and in each below it. Figures go by area, never by person. */
export const Board = ({ area, onArea }: { area: string | undefined; onArea: (code: string) => void }) => {
  const { t } = useTranslation('duties-console');
  const board = useQuery(boardQuery(area));
  const [whole, ...below] = board.data?.rows ?? [];
  const list = { ...board, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined };
  const count = (key: Exclude<keyof Row, 'area'>) => ({
    title: t(`board.${key}`),
    key,
    render: (_: unknown, row: Row) => <span className="num">{row[key]}</span>,
  });
  return (
    <>
      <RecordTable<Row>
        list={list}
        rows={whole ? [whole, ...below] : []}
        rowKey={({ area: { code } }) => code}
        width={820}
        empty={t('none.all')}
        columns={[
          {
            title: t('area'),
            key: 'area',
            bare: true,
            render: (_, row) =>
              row === whole ? (
                <strong>{t('board.whole', { name: row.area.name })}</strong>
              ) : (
                <button type="button" className="plain-link" onClick={() => onArea(row.area.code)}>
                  {row.area.name}
                </button>
              ),
          },
          count('duties'),
          count('heads'),
          count('taken'),
          count('toConfirm'),
          count('ending'),
          count('buildings'),
          count('headless'),
        ]}
      />
      <p className="soft">{t('board.formula')}</p>
    </>
  );
};
