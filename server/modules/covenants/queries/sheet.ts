import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { exportCovenants } from '#contract/covenants/api.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, eyeOf } from '../context.ts';
import { articleColumns, covenantHeadings, inForceHeadings } from '../domain/sheet.ts';
import { mayRead } from '../policy.ts';
import { pageOfCovenants, versionsOf } from '../store/covenants.ts';
import { filterOf } from './covenants.ts';
import { presentItem, seen } from './present.ts';

export type SheetAsked = z.output<NonNullable<(typeof exportCovenants)['query']>>;
type Cells = readonly (string | number | null)[];
const mostRows = 5_000;

const sheetOf = (name: string, headings: readonly (readonly [string, number, ...unknown[]])[], rows: readonly Cells[]) => ({
  name,
  head: [headings.map(([heading]) => heading)],
  rows: rows.map((row) => [...row]),
  widths: headings.map(([, width]) => width),
});

/** Covenants as a workbook, with the articles in force on a second sheet. Always in Chinese; nobody is named. */
export const covenantSheet = async (context: Context, viewer: Viewer, asked: SheetAsked, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const filter = filterOf(eye, viewer, asked);
  const { found, versions } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await pageOfCovenants(tx, filter, null, mostRows);
    const ids = rows.map(({ id }) => id);
    return { found: rows, versions: await versionsOf(tx, ids) };
  });
  const word = (key: string): string => wordOf('zh-CN', `covenants.${key}`);
  const rows = found.map((c): Cells => {
    const item = presentItem(eye, c, versions.get(c.id) ?? []);
    const made = item.making && word(`states.${item.making.state}`);
    return [item.title, item.kindTitle.zh, item.area.code, item.area.name, item.inForce, item.effectiveOn, item.reviewOn, made];
  });
  const articles = found.flatMap((c) => {
    const standing = versions.get(c.id)?.find(({ state }) => state === 'in_force');
    return (standing?.articles ?? []).map(({ heading, text }, i): Cells => [c.title, i + 1, heading, text]);
  });
  const sheets = [sheetOf(word('sheet.covenants'), covenantHeadings, rows), sheetOf(word('sheet.inForce'), inForceHeadings, articles)];
  return { name: `${word('sheet.covenants')} ${eye.today}.xlsx`, bytes: await writeWorkbook(sheets, signal) };
};

/** The articles of the newest version of a covenant, to be changed and brought back. */
export const articleSheet = async (context: Context, viewer: Viewer, covenantId: string, signal: AbortSignal): Promise<NamedWorkbook> => {
  const eye = await eyeOf(context, viewer);
  const { c, versions } = await context.kernel.db.read(accessOf(viewer), (tx) => seen(eye, tx, covenantId));
  if (!mayRead(viewer, c.areaPath)) fail('session.forbidden');
  const rows = (versions[0]?.articles ?? []).map(({ key, heading, text }, i): Cells => [i + 1, heading, text, key]);
  const sheet = sheetOf(wordOf('zh-CN', 'covenants.sheet.articles'), Object.values(articleColumns), rows);
  return { name: `${c.title}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};
