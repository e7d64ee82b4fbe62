import type { Viewer } from '#contract/accounts/viewer.ts';
import { countedPoints } from '#contract/inspections/values.ts';
import { accessOf } from '#kernel/db.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { findingColumns } from '../domain/sheet.ts';
import { pageOfFindings } from '../store/findings.ts';
import { type FindingsAsked, filterOf } from './list.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;
const columns = Object.values(findingColumns);
const word = (key: string): string => wordOf('zh-CN', `inspections.${key}`);

/** Deductions as a workbook. Always in Chinese; who found what is not in it. */
export const findingSheet = async (context: Context, viewer: Viewer, asked: FindingsAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const rows = await context.kernel.db.read(accessOf(viewer), (tx) => pageOfFindings(tx, filterOf(eye, asked), null, mostRows));
  const sheet = {
    name: word('sheet'),
    head: [columns.map(([heading]) => heading)],
    rows: rows.map((f) => [
      f.day,
      f.estateName,
      f.companyName,
      word(`lines.${f.line}`),
      f.text,
      f.spot,
      f.words,
      f.points,
      countedPoints(f),
      f.mendBy,
      f.mendedOn,
      word(`states.${f.state}`),
    ]),
    widths: columns.map(([, width]) => width),
  };
  return { name: `${word('sheet')} ${asked.month ?? eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
