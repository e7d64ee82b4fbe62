import { numberOf, plain } from '#contract/kernel/typed.ts';
import { type Cell, columnName, isBlank, isOdd, type ReadRow, shown } from './cells.ts';
import type { Columns } from './headings.ts';
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
  number(column: C, min: number, max: number, whole?: boolean): number | null;
  word<K extends string>(column: C, words: Readonly<Record<K, string>>, code?: string): K | null;
}

const dayOf = (text: string): string | null => {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\d\d:\d\d.*)?$/.exec(plain(text));
  const [y, m, d] = found ? found.slice(1).map(Number) : [];
  const made = new Date(Date.UTC(y ?? Number.NaN, (m ?? 0) - 1, d));
  const right = made.getUTCDate() === d && made.getUTCMonth() + 1 === m && made.getUTCFullYear() >= 1900 && made.getUTCFullYear() <= 2999;
  return right ? made.toISOString().slice(0, 10) : null;
};
/** The day a bare number would be if it were one, for the words about it. */
const dayOfSerial = (serial: number): string =>
  serial >= 1 && serial < 100_000 ? new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10) : '–';
const oneLine = /^\P{Cc}*$/u;
const manyLines = /^[\P{Cc}\n\r\t]*$/u;
/** A text that a spreadsheet has made of a long number: 5.3E+17. */
const eaten = /^\d(\.\d+)?E\+\d{2,}$/i;

/** A reader for one row. `at`: where the columns stand. */
export function createRowReader<C extends string>(
  sheet: string,
  { row, cells }: ReadRow,
  columns: Columns<C>,
  at: ReadonlyMap<C, number>,
  given: { readonly codes: string; readonly findings: Findings },
): RowReader<C> {
  const told = new Set<C>();
  const cellOf = (column: C): Cell => {
    const cell = cells[at.get(column) ?? -1] ?? null;
    return isBlank(cell) ? null : cell;
  };
  const wrong: RowReader<C>['wrong'] = (column, code, data = {}) => {
    if (told.has(column)) return null;
    told.add(column);
    const place = at.get(column);
    const cell = place === undefined ? null : `${columnName(place)}${row}`;
    given.findings.faults.push({ sheet, row, column: columns[column][0], cell, code, data: { cell, ...data } });
    return null;
  };
  const plainly = (column: C, code: string, data: Record<string, unknown> = {}): null => wrong(column, `${given.codes}${code}`, data);
  /** What stands in a cell as text; null when there is nothing, or what is there is not what it seems – which is told. */
  const standing = (column: C): string | null => {
    const cell = cellOf(column);
    if (cell === null) return null;
    return isOdd(cell) ? wrong(column, `request.cell_${cell.odd}`, { value: shown(cell) }) : String(cell).trim();
  };
  const within = (column: C, text: string | null, min: number, max: number, form: RegExp): string | null =>
    text === null || (text.length >= min && text.length <= max && form.test(text) && text.isWellFormed())
      ? text
      : plainly(column, 'text', { min, max });

  const reader: RowReader<C> = {
    row,
    wrong,
    faulty: () => told.size > 0,
    has: (column) => at.has(column),
    filled: (column) => cellOf(column) !== null,
    says: (column, value) => {
      const cell = cellOf(column);
      return isOdd(cell) ? false : String(cell ?? '').trim() === String(value ?? '').trim();
    },
    text: (column, min, max, form) => {
      const stands = standing(column);
      if (stands === null) return null;
      if (form && eaten.test(stands)) return wrong(column, 'request.cell_digits', { value: shown(stands) });
      const text = within(column, form ? form.clean(stands) : stands, min, max, oneLine);
      return text === null || !form?.check || form.check.is.test(text) ? text : wrong(column, form.check.code, { value: shown(stands) });
    },
    lines: (column, max) => within(column, standing(column), 1, max, manyLines),
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
      if (typeof cell === 'number') return wrong(column, 'request.cell_serial', { value: shown(cell), day: dayOfSerial(cell) });
      const text = isOdd(cell) && cell.odd === 'date' ? cell.shown : standing(column);
      return text === null ? null : (dayOf(text) ?? plainly(column, 'day', { value: shown(text) }));
    },
    number: (column, min, max, whole = false) => {
      const cell = cellOf(column);
      const stands = standing(column);
      if (stands === null) return null;
      const text = numberOf(stands);
      const value = typeof cell === 'number' ? cell : /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max && (!whole || Number.isInteger(value))
        ? value
        : plainly(column, 'number', { value: shown(stands), min, max });
    },
    word: (column, words, code = `${given.codes}word`) => {
      const text = standing(column);
      if (text === null) return null;
      const all = Object.entries<string>(words) as [keyof typeof words, string][];
      const found = all.find(([, word]) => plain(word) === plain(text));
      return found?.[0] ?? wrong(column, code, { value: shown(text), words: all.map(([, word]) => word).join('、') });
    },
  };
  return reader;
}
