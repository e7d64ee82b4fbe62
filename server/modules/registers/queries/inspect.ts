import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { foundTable } from '#contract/registers/tables.ts';
import { fail } from '#kernel/errors.ts';
import { readTables } from '#kernel/sheets/read.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import { errorSentence, type Language, phrase, wordOf } from '#kernel/words.ts';
import type { Context } from '../context.ts';
import { type CellFault, type InspectedTable, inspectTable } from '../domain/tables/inspect.ts';
import { keyOf } from '../domain/tables/keys.ts';
import { propose } from '../domain/tables/propose.ts';
import { designAreas } from '../policy.ts';

/** The sheet a table stands in: the first that shows anything. @throws registers.sheet_empty */
export const tableOf = (sheets: readonly ReadSheet[]): ReadSheet =>
  sheets.find(({ hidden, rows }) => !hidden && rows.length > 0) ??
  sheets.find(({ rows }) => rows.length > 0) ??
  fail('registers.sheet_empty');

/** What is said of a cell. */
export const messageOf = (language: Language, { code, data, now }: Pick<CellFault, 'code' | 'data' | 'now'>): string =>
  code.startsWith('mended_') ? phrase(language, `sheets.notes.${code}`, { ...data, now }) : errorSentence(language, code, data);

/** What a workbook or CSV is, before anything of it is stored. @throws what reading it throws, registers.sheet_empty */
export const inspectFile = async (
  bytes: Buffer,
  { signal, isArea = null }: { readonly signal: AbortSignal; readonly isArea?: ((code: string) => boolean) | null },
): Promise<InspectedTable> => inspectTable(tableOf(await readTables(bytes, signal)), isArea);

/** Faults of a column told at most. */
const mostFaults = 50;

/** What a file is, with the register it may become. @throws session.forbidden for whoever designs no registers */
export const foundIn = async (
  context: Context,
  viewer: Viewer,
  given: { readonly bytes: Buffer; readonly name: string; readonly language: Language; readonly signal: AbortSignal },
): Promise<z.input<typeof foundTable>> => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  if (designAreas(viewer).length === 0) fail('session.forbidden');
  const table = await inspectFile(given.bytes, { signal: given.signal, isArea: (code) => snapshot.find(code)?.current === true });
  const title =
    given.name
      .replace(/\.\w+$/, '')
      .trim()
      .slice(0, 100) ||
    table.sheet ||
    wordOf('zh-CN', 'registers.table.untitled');
  const codes = new Set((await context.all(viewer.jurisdictionId)).map(({ code }) => code));
  const { columns, content } = propose(table, title, wordOf('zh-CN', 'registers.table.purpose', { title }));
  return {
    sheet: table.sheet,
    headerRow: table.headerRow,
    rows: table.rows,
    code: keyOf(title, codes),
    content,
    columns: columns.map((column, i) => {
      const { heading = '', guess, faults = [], samples = [] } = table.columns[i] ?? {};
      const unread = faults.filter(({ now }) => now === null);
      return {
        heading,
        key: column.key,
        title: column.title,
        type: column.type,
        unit: column.unit,
        options: [...(guess?.options ?? [])],
        required: column.required,
        natural: column.natural,
        purpose: column.purpose,
        filled: guess?.filled ?? 0,
        distinct: guess?.distinct ?? 0,
        samples: [...samples],
        faults: [...unread, ...faults.filter(({ now }) => now !== null)]
          .slice(0, mostFaults)
          .map((fault) => ({ row: fault.row, code: fault.code, message: messageOf(given.language, fault), mended: fault.now })),
        faulty: unread.length,
        mended: faults.length - unread.length,
      };
    }),
  };
};
