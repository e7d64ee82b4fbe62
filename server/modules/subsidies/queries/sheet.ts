import type { Viewer } from '#contract/accounts/viewer.ts';
import { capitalYuan } from '#contract/subsidies/money.ts';
import { systemAccess } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { seenRun } from './runs.ts';

const word = (key: string): string => wordOf('zh-CN', `subsidies.${key}`);
const columns = [
  'no',
  'estate',
  'company',
  'account',
  'area',
  'households',
  'score',
  'share',
  'wanted',
  'amount',
  'paidOn',
  'receipt',
  'note',
] as const;
const widths = [6, 28, 32, 22, 12, 8, 8, 8, 14, 14, 12, 18, 30];

/** The sheet for the treasury. Account numbers are not known here: the column is left to whoever has them. Always in Chinese. */
export const treasurySheet = async ({ kernel }: Context, viewer: Viewer, runId: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { run, scheme, lines } = await kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => seenRun(tx, viewer, runId));
  const yuan = (cents: number): number => cents / 100;
  const blank = columns.map(() => null);
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const rows = lines.map((line, i) => [
    i + 1,
    line.name,
    line.company,
    null,
    line.area,
    line.households,
    line.score,
    line.share === null ? null : `${line.share}%`,
    yuan(line.wanted),
    yuan(line.amount),
    line.paidOn,
    line.receipt,
    [line.number > 0 ? word(line.amount < 0 ? 'sheet.reclaim' : 'sheet.further') : null, line.why && word(`whys.${line.why}`), line.reason]
      .filter(Boolean)
      .join('；'),
  ]);
  const sheet = {
    name: word('sheet.name'),
    head: [
      [`${scheme.title.zh}　${run.first} – ${run.last}　${word(`states.${run.state}`)}`],
      [`${word('sheet.source')}${scheme.source}`],
      columns.map((key) => word(`sheet.${key}`)),
    ],
    rows: [
      ...rows,
      blank
        .with(1, word('sheet.sum') as never)
        .with(8, yuan(run.wanted) as never)
        .with(9, yuan(total) as never),
      blank.with(1, word('sheet.capital') as never).with(2, capitalYuan(total) as never),
      blank.with(1, word('sheet.signs') as never),
    ],
    widths,
  };
  return { name: `${scheme.title.zh} ${run.first} ${run.last}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
