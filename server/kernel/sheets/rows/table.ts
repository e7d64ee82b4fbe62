import { columnName, isBlank, type ReadSheet } from './cells.ts';
import { type DayHabit, habitOf } from './days.ts';
import { type Columns, findHeading, meant } from './headings.ts';
import { parted } from './layout.ts';
import { createRowReader, type Reading, type RowReader } from './row-reader.ts';

/** What is wrong: row as the spreadsheet counts, heading of the column, address of the cell; `code` is an error code. */
export interface SheetFault {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly cell: string | null;
  readonly code: string;
  readonly data: Record<string, unknown>;
}
/** What was not read, or was read although it does not look like it; nothing in a file is passed over in silence. `code`: words under `sheets.notes`. */
export interface SheetNote {
  readonly sheet: string;
  readonly cell: string | null;
  /** Of a note about one cell: its row as the spreadsheet counts, its column, and what it was read as. */
  readonly at?: { readonly row: number; readonly column: string; readonly now: string };
  readonly code: string;
  readonly data: Record<string, unknown>;
}
/** Where faults and notes of a workbook gather. */
export interface Findings {
  readonly faults: SheetFault[];
  readonly notes: SheetNote[];
}

/** Row numbers as people say them: 3、5–8. */
export const rowRanges = (rows: readonly number[]): string => {
  const parts: [number, number][] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else parts.push([row, row]);
  }
  const shownParts = parts.slice(0, 10).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return shownParts.join('、') + (parts.length > 10 ? ' …' : '');
};

/** Rows of a sheet by column, as its heading names them. */
export interface Table<C extends string> {
  readonly rows: readonly RowReader<C>[];
  /** Needed columns that the heading lacks; then there are no rows. */
  readonly missing: readonly C[];
  /** The row of the heading as the spreadsheet counts, 1 in an empty sheet. */
  readonly heading: number;
  readonly at: ReadonlyMap<C, number>;
  /** Whether every column that holds anything was read. */
  readonly whole: boolean;
}

/**
 * Reads a sheet: finds its heading, notes what it does not know or passes over, and answers a reader for each row that holds anything.
 * @param given.mends whether cells whose meaning leaves no doubt are taken and noted, {@link Reading}
 * @param codes how error codes of plain cells begin: `organisations.cell_` gives `organisations.cell_required` …
 */
export function readTable<C extends string>(
  sheet: ReadSheet,
  columns: Columns<C>,
  given: { needed: readonly C[]; codes: string; findings: Findings; mends?: boolean },
): Table<C> {
  const { findings } = given;
  const { index, at, unknown, stands } = findHeading(sheet, columns);
  const head = sheet.rows[index];
  const note = (code: string, data: Record<string, unknown> = {}, cell: string | null = null): void => {
    findings.notes.push({ sheet: sheet.name, cell, code, data: { sheet: sheet.name, cell, ...data } });
  };
  const missing = given.needed.filter((column) => !at.has(column));
  const { rows, totals, footings } = parted(sheet.rows.slice(index + 1));
  let whole = unknown.length === 0;
  if (head && stands) {
    if (index > 0) note('headingRow', { row: head.row });
    const free = (Object.keys(columns) as C[])
      .filter((column) => !at.has(column))
      .map((column) => ({ name: columns[column][0], also: columns[column][2] ?? [] }));
    for (const one of unknown) {
      const suggestion = one.twice ? null : meant(one.text, free);
      const code = one.twice ? 'headingTwice' : suggestion === null ? 'headingUnread' : 'headingMeant';
      note(code, { heading: one.text, suggestion }, `${columnName(one.at)}${head.row}`);
    }
    const named = new Set([...at.values(), ...unknown.map((one) => one.at)]);
    const nameless = [...new Set(rows.flatMap(({ cells }) => cells.flatMap((cell, i) => (named.has(i) || isBlank(cell) ? [] : [i]))))];
    if (nameless.length > 0) {
      whole = false;
      note('headingNone', {
        columns: nameless
          .sort((a, b) => a - b)
          .map(columnName)
          .join('、'),
      });
    }
  }
  const found = { missing, heading: head?.row ?? 1, at, whole };
  if (missing.length > 0) return { rows: [], ...found };
  if (sheet.hidden && rows.length > 0) note('hiddenSheet');
  const numbers = (of: typeof rows): string => rowRanges(of.map(({ row }) => row));
  const hidden = rows.filter((row) => row.hidden);
  if (totals.length > 0) note('totals', { rows: numbers(totals) });
  if (footings.length > 0) note('footings', { rows: numbers(footings) });
  if (hidden.length > 0) note('hiddenRows', { rows: numbers(hidden) });
  const reading: Reading<C> = { codes: given.codes, findings, ...(given.mends && { mends: { habit: habits(rows, at) } }) };
  return { rows: rows.map((row) => createRowReader(sheet.name, row, columns, at, reading)), ...found };
}

/** How the days of each column are written, looked at once. */
export const habits = <C extends string>(rows: ReadSheet['rows'], at: ReadonlyMap<C, number>): ((column: C) => DayHabit) => {
  const known = new Map<C, DayHabit>();
  return (column) => {
    const found = known.get(column) ?? habitOf(rows.map(({ cells }) => cells[at.get(column) ?? -1] ?? null));
    known.set(column, found);
    return found;
  };
};

/** Notes sheets that hold something and were not read. `wanted`: names of those that would be. */
export function noteUnread(sheets: readonly ReadSheet[], wanted: readonly string[], findings: Findings): void {
  for (const { name, rows } of sheets)
    if (rows.length > 0)
      findings.notes.push({ sheet: name, cell: null, code: 'sheetUnread', data: { sheet: name, sheets: wanted.join('、') } });
}
