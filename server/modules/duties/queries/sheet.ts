import type { Viewer } from '#contract/accounts/viewer.ts';
import { dutyClassSet } from '#contract/duties/kinds.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { kindWords } from '#kernel/kinds.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { dutyColumns } from '../domain/sheet.ts';
import { mayRead } from '../policy.ts';
import { pageOfDuties } from '../store/duties.ts';
import { filterOf, type SheetAsked } from './duties.ts';
import { presentOpen } from './present.ts';

/** More rows than this no office program likes. */
const mostRows = 50_000;

/** Open duties as a workbook, which names nobody. Always in Chinese. */
export const dutySheet = async (context: Context, viewer: Viewer, asked: SheetAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const found = await context.kernel.db.read(accessOf(viewer), (tx) =>
    pageOfDuties(tx, filterOf(eye, viewer, asked, 'all'), null, mostRows),
  );
  const words: Readonly<Record<string, string>> = kindWords(eye.kinds, dutyClassSet);
  const rows = found.map((d) => {
    const { area } = presentOpen(eye, d);
    const what = [words[d.class] ?? d.class, d.title, area.code, area.name, d.tasks, d.place, d.heads, d.skill, d.minutesWeek];
    return [...what, d.fromOn, d.untilOn, d.taken];
  });
  const columns = Object.values(dutyColumns);
  const name = wordOf('zh-CN', 'duties.sheet.name');
  const sheet = { name, head: [columns.map(([heading]) => heading)], rows, widths: columns.map(([, width]) => width) };
  return { name: `${name} ${eye.today}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
