import { amountOf, numberOf, plain } from '#contract/kernel/typed.ts';
import { type Cell, columnName, isBlank, isOdd, type ReadRow, shown } from './cells.ts';
import { type DayHabit, type DayStyle, isEitherDay, isPartOfDay, isShortDay, readDay } from './days.ts';
import type { Columns } from './headings.ts';
import { mendedText } from './mends.ts';
import { sliceOf } from './slices.ts';
import type { Findings } from './table.ts';

/** How a cell is brought into the form in which it is compared, before it is measured, and what it then has to be. */
export interface CellForm {
  readonly clean: (typed: string) => string;
  readonly check?: { readonly is: RegExp; readonly code: string };
}
/** Codes of areas and the like. */
export const codeForm: CellForm = { clean: plain };

/** Reads cells of one row. What is wrong is noted once for each cell, and null comes back; so it does for an empty cell. */
export interface RowReader<C extends string = string> {
  readonly row: number;
  readonly wrong: (column: C, code: string, data?: Record<string, unknown>) => null;
  /** Whether anything was wrong so far. */
  faulty(): boolean;
  /** Whether the sheet has the column; one that it does not have says nothing. */
  has(column: C): boolean;
  /** Whether the cell holds anything at all, right or wrong. */
  filled(column: C): boolean;
  /** Whether the cell says exactly this; null: whether it is empty. */
  says(column: C, value: string | number | null): boolean;
  /** One line of text as it stands, or in its form. */
  text(column: C, min: number, max: number, form?: CellForm): string | null;
  /** Text that may have several lines. */
  lines(column: C, max: number): string | null;
  /** A telephone. A bare number is one only as a mobile: others lose their zero in front. */
  phone(column: C, form: CellForm): string | null;
  needed(column: C, max: number, form?: CellForm): string | null;
  /** Notes that the cell must not be empty. */
  require(column: C): boolean;
  day(column: C): string | null;
  /** @param unit what may stand behind it */
  number(column: C, min: number, max: number, whole?: boolean, unit?: string | null): number | null;
  /** @param also what people write instead */
  word<K extends string>(
    column: C,
    words: Readonly<Record<K, string>>,
    code?: string,
    also?: Readonly<Record<K, readonly string[]>>,
  ): K | null;
  /** The cell as it stands in its file, in a CSV with its quotes; in a workbook what it shows, as a CSV would write it. '' where there is none. */
  written(column: C): string;
  /** Of a CSV its cells as they stand in the file; none of a workbook. */
  readonly slices: readonly string[];
  /** Notes what was made of a cell that leaves no doubt about what it means; only where {@link Reading.mends} asks for it. */
  mended(column: C, code: string, value: string, now: string): void;
}
/** What reading a row goes by. */
export interface Reading<C extends string = string> {
  /** How codes of plain cells begin. */
  readonly codes: string;
  readonly findings: Findings;
  /** Takes cells written otherwise than they should be where their meaning leaves no doubt, and notes what it made of them. */
  readonly mends?: { readonly habit: (column: C) => DayHabit };
}

/** Ways to write a day that every sheet takes; the others are for those that say what they made of it. */
const plainDays: readonly DayStyle[] = ['own', 'dashes', 'slashes', 'dots', 'words'];
/** The day a bare number would be if it were one, for the words about it. */
const dayOfSerial = (serial: number): string =>
  serial >= 1 && serial < 100_000 ? new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10) : '–';
const oneLine = /^\P{Cc}*$/u;
const manyLines = /^[\P{Cc}\n\r\t]*$/u;
/** Why a text is no day, under the codes of plain cells. */
const dayFault = (text: string): string =>
  isPartOfDay(text) ? 'day_part' : isShortDay(text) ? 'day_short' : isEitherDay(text) ? 'day_either' : 'day';
/** A text that a spreadsheet has made of a long number: 5.3E+17. */
const eaten = /^\d(\.\d+)?E\+\d{2,}$/i;

/** A reader for one row. `at`: where the columns stand. */
export function createRowReader<C extends string>(
  sheet: string,
  { row, cells, formulas, slices }: ReadRow,
  columns: Columns<C>,
  at: ReadonlyMap<C, number>,
  given: Reading<C>,
): RowReader<C> {
  const told = new Set<C>();
  const noted = new Set<string>();
  const cellOf = (column: C): Cell => {
    const cell = cells[at.get(column) ?? -1] ?? null;
    return isBlank(cell) ? null : cell;
  };
  const addressOf = (column: C): string | null => {
    const place = at.get(column);
    return place === undefined ? null : `${columnName(place)}${row}`;
  };
  const wrong: RowReader<C>['wrong'] = (column, code, data = {}) => {
    if (told.has(column)) return null;
    told.add(column);
    const cell = addressOf(column);
    given.findings.faults.push({ sheet, row, column: columns[column][0], cell, code, data: { cell, ...data } });
    return null;
  };
  const mended: RowReader<C>['mended'] = (column, code, value, now) => {
    if (!given.mends || noted.has(`${column} ${code}`)) return;
    noted.add(`${column} ${code}`);
    const cell = addressOf(column);
    given.findings.notes.push({
      sheet,
      cell,
      code: `mended_${code}`,
      at: { row, column, now },
      data: { cell, value: shown(value), now: shown(now) },
    });
  };
  const plainly = (column: C, code: string, data: Record<string, unknown> = {}): null => wrong(column, `${given.codes}${code}`, data);
  /** What stands in a cell as text; null when there is nothing, or what is there is not what it seems – which is told. */
  const standing = (column: C): string | null => {
    const cell = cellOf(column);
    if (cell === null) return null;
    if (isOdd(cell)) return wrong(column, `request.cell_${cell.odd}`, { value: shown(cell) });
    const text = String(cell).trim();
    if (!given.mends) return text;
    // a text that a spreadsheet would run
    if (/^([=@]|[+-][A-Za-z(])/.test(text)) mended(column, 'text', text, text);
    if (formulaOf(column) !== null) mended(column, 'formula', `=${formulaOf(column)}`, text);
    const { now, code } = mendedText(text);
    if (code !== null) mended(column, code, text, now);
    return now;
  };
  const formulaOf = (column: C): string | null => formulas?.[at.get(column) ?? -1] ?? null;
  /** A link somebody made stays the text it is, in and out; any other formula is what it last came to. */
  const linkOf = (column: C): string | null => {
    const formula = given.mends ? formulaOf(column) : null;
    if (formula === null || !/^HYPERLINK\(/i.test(formula)) return null;
    mended(column, 'link', String(shown(cellOf(column))), `=${formula}`);
    return `=${formula}`;
  };
  const within = (column: C, text: string | null, min: number, max: number, form: RegExp): string | null =>
    text === null || (text.length >= min && text.length <= max && form.test(text) && text.isWellFormed())
      ? text
      : plainly(column, 'text', { min, max });
  /** A number as a day, where nothing is guessed: its digits are those of one. */
  const dayOfNumber = (column: C, cell: number): string | null => {
    const read = given.mends ? readDay(String(cell)) : null;
    if (read) mended(column, 'day', String(cell), read.day);
    if (read) return read.day;
    if (given.mends && isPartOfDay(String(cell))) return plainly(column, 'day_part', { value: shown(cell) });
    return wrong(column, 'request.cell_serial', { value: shown(cell), day: dayOfSerial(cell) });
  };

  const reader: RowReader<C> = {
    row,
    slices: slices ?? [],
    wrong,
    written: (column) => {
      const place = at.get(column) ?? -1;
      const cell = cells[place] ?? null;
      return slices
        ? (slices[place] ?? '')
        : sliceOf(String(isOdd(cell) ? cell.shown : (cell ?? '')), { separator: ',', quoting: 'needed' });
    },
    mended,
    faulty: () => told.size > 0,
    has: (column) => at.has(column),
    filled: (column) => cellOf(column) !== null,
    says: (column, value) => {
      const cell = cellOf(column);
      return isOdd(cell) ? false : String(cell ?? '').trim() === String(value ?? '').trim();
    },
    text: (column, min, max, form) => {
      const stands = (form ? null : linkOf(column)) ?? standing(column);
      if (stands === null) return null;
      if (form && eaten.test(stands)) return wrong(column, 'request.cell_digits', { value: shown(stands) });
      const text = within(column, form ? form.clean(stands) : stands, min, max, oneLine);
      return text === null || !form?.check || form.check.is.test(text) ? text : wrong(column, form.check.code, { value: shown(stands) });
    },
    lines: (column, max) => within(column, linkOf(column) ?? standing(column), 1, max, manyLines),
    phone: (column, form) => {
      const cell = cellOf(column);
      if (typeof cell === 'number' && !/^1[3-9]\d{9}$/.test(String(cell)))
        return wrong(column, 'request.cell_landline', { value: shown(cell) });
      return reader.text(column, 3, 30, form);
    },
    needed: (column, max, form) => (reader.require(column) ? reader.text(column, 1, max, form) : null),
    require: (column) => reader.filled(column) || plainly(column, 'required') !== null,
    day: (column) => {
      const cell = cellOf(column);
      if (cell === null) return null;
      if (typeof cell === 'number') return dayOfNumber(column, cell);
      const text = isOdd(cell) && cell.odd === 'date' ? cell.shown : standing(column);
      if (text === null) return null;
      const habit = given.mends?.habit(column);
      const read = readDay(text, habit?.first);
      if (read === null || !(given.mends || plainDays.includes(read.style)))
        return plainly(column, given.mends ? dayFault(text) : 'day', { value: shown(text) });
      if (!isOdd(cell) && read.style !== habit?.common) mended(column, 'day', text, read.day);
      return read.day;
    },
    number: (column, min, max, whole = false, unit = null) => {
      const cell = cellOf(column);
      const stands = standing(column);
      if (stands === null) return null;
      const amount = given.mends ? amountOf(stands, unit) : null;
      const text = amount ?? numberOf(stands);
      const value = typeof cell === 'number' ? cell : /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      if (amount !== null && value >= min && value <= max) mended(column, 'amount', stands, amount);
      return value >= min && value <= max && (!whole || Number.isInteger(value))
        ? value
        : plainly(column, 'number', { value: shown(stands), min, max });
    },
    word: (column, words, code = `${given.codes}word`, also) => {
      const cell = cellOf(column);
      const text = also && isOdd(cell) && cell.odd === 'boolean' ? cell.shown : standing(column);
      if (text === null) return null;
      const all = Object.entries<string>(words) as [keyof typeof words, string][];
      const found = all.find(([key, word]) => plain(word) === plain(text) || also?.[key].includes(plain(text).toLowerCase()));
      return found?.[0] ?? wrong(column, code, { value: shown(text), words: all.map(([, word]) => word).join('、') });
    },
  };
  return reader;
}
