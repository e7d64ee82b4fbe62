import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { pageOfApplications } from '../store/applications.ts';
import { presentRow } from './application.ts';
import { filterOf, type SheetAsked } from './list.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const word = (key: string): string => wordOf('zh-CN', `services.${key}`);
const own = (key: string): string => wordOf('zh-CN', `services-own.${key}`);
const columns = [
  ['number', 18],
  ['item', 30],
  ['itemCode', 16],
  ['area', 26],
  ['body', 24],
  ['channel', 10],
  ['state', 10],
  ['receivedAt', 18],
  ['dueAt', 18],
  ['decidedAt', 18],
  ['late', 8],
  ['granted', 8],
] as const;
const moments = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });
const shown = (at: string | null): string | null => (at === null ? null : moments.format(new Date(at)));
const yesNo = (value: boolean | null): string | null => (value === null ? null : word(value ? 'yes' : 'no'));

/** Applications as a workbook, always in Chinese, without anybody's name. */
export const applicationSheet = async (
  context: Context,
  viewer: Viewer,
  asked: SheetAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfApplications(tx, filterOf(eye, asked), null, mostRows));
  const sheet = {
    name: word('sheet.name'),
    head: [columns.map(([key]) => word(`sheet.${key}`))],
    rows: rows.map((record) => {
      const row = presentRow(eye, record);
      return [
        row.number,
        row.item.name,
        row.item.code,
        row.area.name,
        row.body,
        own(`channels.${row.channel}`),
        own(`states.${row.state}`),
        shown(row.receivedAt),
        shown(row.dueAt),
        shown(row.decidedAt),
        yesNo(row.late),
        yesNo(row.granted),
      ];
    }),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${word('sheet.name')} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
