import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { pairColumns, reasonHeadings, resultHeadings, thingHeadings } from '../domain/sheet.ts';
import { mayManage, mayRead } from '../policy.ts';
import { resultsShown, seen } from './present.ts';

type Cells = readonly (string | number | null)[];
const sheetOf = (name: string, headings: readonly (readonly [string, number, ...unknown[]])[], rows: readonly Cells[]) => ({
  name,
  head: [headings.map(([heading]) => heading)],
  rows: rows.map((row) => [...row]),
  widths: headings.map(([, width]) => width),
});
const word = (key: string): string => wordOf('zh-CN', `evaluations.sheet.${key}`);

/** Who rates whom with what weight, to be changed and brought back. Always in Chinese. */
export const pairSheet = async ({ kernel }: Context, viewer: Viewer, id: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { e, pairs } = await kernel.db.read(accessOf(viewer), (tx) => seen(viewer, tx, id));
  if (!mayManage(viewer)) fail('session.forbidden');
  const rows = pairs.map((one): Cells => [one.raterName, one.raterKey, one.departmentName, one.departmentId, one.weight]);
  return {
    name: `${e.title} ${word('pairs')}.xlsx`,
    bytes: await writeWorkbook([sheetOf(word('pairs'), Object.values(pairColumns), rows)], signal),
  };
};

/** What came of a closed evaluation, as far as the viewer may see it. Always in Chinese. */
export const resultSheet = async ({ kernel }: Context, viewer: Viewer, id: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const { e, results } = await kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await seen(viewer, tx, id);
    if (found.e.state !== 'closed') fail('evaluations.runs', { day: found.e.until, due: 0, came: 0 });
    return { e: found.e, results: await resultsShown(viewer, tx, found.e, mayRead(viewer) || found.takesPart) };
  });
  const thing = (code: string): string => e.items.find((one) => one.code === code)?.name ?? word('whole');
  const sheets = [
    sheetOf(
      word('results'),
      resultHeadings,
      results.map(({ department, due, came, percent }): Cells => [department.name, due, came, percent ?? word('few')]),
    ),
    sheetOf(
      word('things'),
      thingHeadings,
      results.flatMap(({ department, things }) => things.map(({ code, percent }): Cells => [department.name, thing(code), percent])),
    ),
    sheetOf(
      word('reasons'),
      reasonHeadings,
      results.flatMap(({ department, reasons }) =>
        reasons.map(({ code, words, by }): Cells => [department.name, thing(code), words, by ?? word('secret')]),
      ),
    ),
  ];
  return { name: `${e.title} ${word('results')}.xlsx`, bytes: await writeWorkbook(sheets, signal) };
};
