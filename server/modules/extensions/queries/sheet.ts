import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Extension, exportExtensions } from '#contract/extensions/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { NamedWorkbook } from '#kernel/sheets/http.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import { wordOf } from '#kernel/words.ts';
import type { Extensions } from '../context.ts';
import { extensionsPage } from './extensions.ts';

export type ExtensionsAsked = z.output<NonNullable<(typeof exportExtensions)['query']>>;

/** Requests in one workbook at most, the newest. */
const most = 5_000;
const atOnce = 200;
const widths = {
  number: 18,
  area: 22,
  organisation: 24,
  days: 8,
  reason: 40,
  askedAt: 18,
  dueAt: 18,
  state: 10,
  decision: 40,
  endedAt: 18,
};
type Column = keyof typeof widths;

/** The requests of a list as a workbook, newest first. @throws session.forbidden */
export const extensionsSheet = async (
  extensions: Extensions,
  viewer: Viewer,
  asked: ExtensionsAsked,
  signal: AbortSignal,
): Promise<NamedWorkbook> => {
  const word = (key: string): string => wordOf('zh-CN', `extensions.sheet.${key}`);
  const rows: Extension[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await extensionsPage(extensions, viewer, { ...asked, cursor, limit: atOnce });
    rows.push(...(items as Extension[]));
    cursor = next ?? undefined;
  } while (cursor !== undefined && rows.length < most);
  const columns = Object.keys(widths) as Column[];
  const cell = (row: Extension, column: Column): string | number | null =>
    column === 'state' ? wordOf('zh-CN', `extensions.states.${row.state}`) : row[column];
  const sheet = {
    name: word('name'),
    head: [columns.map(word)],
    rows: rows.map((row) => columns.map((column) => (column.endsWith('At') ? momentOf(row[column]) : cell(row, column)))),
    widths: Object.values(widths),
  };
  return { name: `${sheet.name}-${shanghaiDay(extensions.kernel.clock.now())}.xlsx`, bytes: await writeWorkbook([sheet], signal) };
};

/** A moment as people in China read it. */
const momentOf = (at: string | number | null): string | null =>
  at === null ? null : new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
