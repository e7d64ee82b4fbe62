import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { exportDemands } from '#contract/demands/month.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { pageOfDemands } from '../store/demands.ts';
import { filterOf } from './list.ts';
import { demandMonthOf } from './month.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const word = (key: string): string => wordOf('zh-CN', `demands.${key}`);
const heads = (keys: readonly string[]): string[] => keys.map((key) => word(`sheet.${key}`));

/** A month of an area as a workbook: the figures by asker and kind, and every demand. Always in Chinese. */
export const monthSheet = async (
  context: Context,
  viewer: Viewer,
  query: z.output<NonNullable<(typeof exportDemands)['query']>>,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const month = await demandMonthOf(context, viewer, query);
  const filter = { ...(await filterOf(context, viewer, { area: month.area.code })), month: `${month.month}-01` };
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfDemands(tx, filter, null, mostRows));
  const figures = [
    'demands',
    'answered',
    'late',
    'minutes',
    'told',
    'outside',
    'repeated',
    'complaints',
    'upheld',
    'refused',
    'withoutBasis',
  ] as const;
  const line = (one: (typeof month)['total']) => figures.map((key) => one[key]);
  const bytes = await writeWorkbook(
    [
      {
        name: word('sheet.figures'),
        head: [heads(['asker', 'level', 'kind', ...figures, 'before'])],
        rows: [
          ...month.rows.map(({ asker, kind, figures: one, before }) => [
            asker.name,
            word(`levels.${asker.level}`),
            word(`kinds.${kind}`),
            ...line(one),
            month.totalBefore && before.demands,
          ]),
          [word('sheet.total'), null, null, ...line(month.total), month.totalBefore?.demands ?? null],
        ],
        widths: [28, 8, 14, ...figures.map(() => 10), 10],
      },
      {
        name: word('sheet.demands'),
        head: [
          heads([
            'askedOn',
            'asker',
            'addressee',
            'kind',
            'title',
            'basisKind',
            'basis',
            'dueOn',
            'state',
            'answeredOn',
            'minutes',
            'againReason',
          ]),
        ],
        rows: rows.map((row) => [
          shanghaiDay(row.askedAt),
          row.askerName,
          row.role === null ? row.addresseeName : `${row.addresseeName}（${word(`roles.${row.role}`)}）`,
          word(`kinds.${row.kind}`),
          row.title,
          row.basisKind === null ? word('outside') : word(`bases.${row.basisKind}`),
          row.basis,
          row.dueOn,
          word(`states.${row.answeredAt ? 'answered' : row.withdrawnAt ? 'withdrawn' : row.dueOn < filter.today ? 'late' : 'open'}`),
          row.answeredAt ? shanghaiDay(row.answeredAt) : null,
          row.minutes,
          row.againReason,
        ]),
        widths: [12, 24, 32, 12, 36, 12, 28, 12, 8, 12, 8, 28],
      },
    ],
    signal,
  );
  return { name: `${word('sheet.file')}-${month.area.name}-${month.month}.xlsx`, bytes };
};
