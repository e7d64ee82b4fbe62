import type { Answers } from '#contract/kernel/form/schema.ts';
import { isLink } from '#contract/registers/fields.ts';
import { isAsked } from '#contract/registers/forms.ts';
import type { ReadSheet } from '#kernel/sheets/rows/cells.ts';
import type { RowReader } from '#kernel/sheets/rows/row-reader.ts';
import { type Dress, sliceOf } from '#kernel/sheets/rows/slices.ts';
import type { Table } from '#kernel/sheets/rows/table.ts';
import type { Register } from '../register.ts';
import { cellOf } from '../sheet.ts';

type Raw = Readonly<Record<string, string>>;

/** A CSV as it was imported, but for the rows of the register in it. */
export interface FileDress extends Dress {
  /** By column the field in it; null: the column is empty. */
  readonly keys: readonly (string | null)[];
  /** Records that are no rows of the register, as they stand there: titles, headings, totals, blank ones. */
  readonly others: Readonly<Record<number, string>>;
}

/** How workbooks say in {@link rawOfCells} what stands in a cell. */
const ofWorkbooks: Pick<Dress, 'separator' | 'quoting'> = { separator: ',', quoting: 'needed' };
/** Under which the number of cells of a record stands that has more or fewer than the heading. */
const widthKey = '$n';
const emptyKey = (column: number): string => `$${column}`;

/** The dress of a CSV of which everything was read, so that it can be given back as it came; null of any other file. */
export const fileDressOf = (register: Register, sheet: ReadSheet, table: Table<string>): FileDress | null => {
  const { csv } = sheet;
  if (!csv?.dress.exact || !table.whole) return null;
  const byPlace = new Map([...table.at].map(([key, place]) => [place, key]));
  const isKept = (key: string): boolean => {
    const field = register.fields.get(key);
    return field !== undefined && isAsked(field) && field.type !== 'file' && field.type !== 'photo';
  };
  if (![...byPlace.values()].every(isKept)) return null;
  const ownRows = new Set(table.rows.map(({ row }) => row));
  const others = sheet.rows.flatMap(({ row, slices = [] }) => (ownRows.has(row) ? [] : [[row, slices.join(csv.dress.separator)]]));
  const width = sheet.rows.find(({ row }) => row === table.heading)?.cells.length ?? 0;
  return {
    ...csv.dress,
    keys: Array.from({ length: width }, (_, i) => byPlace.get(i) ?? null),
    others: { ...csv.blank, ...Object.fromEntries(others) },
  };
};

/**
 * The cells of a row as they stand in their file, by field, where the value would be written otherwise. What names something that is kept elsewhere
 * may be called otherwise one day, so its cell is always kept.
 * @param keys fields of the columns of a CSV; null for a workbook, of which only cells with fields are kept
 */
export const rawOfCells = (register: Register, r: RowReader, values: Answers, dress: FileDress | null): Raw => {
  const raw: Record<string, string> = {};
  const keep = (key: string, slice: string, form: Pick<Dress, 'separator' | 'quoting'>): void => {
    const field = register.fields.get(key);
    if (!field || !isAsked(field)) return;
    const value = values[key];
    const isNamed = isLink(field.type) && field.type !== 'area' && value !== undefined;
    const written = cellOf(field, value, () => undefined, undefined);
    if (isNamed || slice !== sliceOf(String(written ?? ''), form)) raw[key] = slice;
  };
  if (dress === null) {
    for (const { key } of register.content.fields) if (r.has(key)) keep(key, r.written(key), ofWorkbooks);
    return raw;
  }
  const { slices } = r;
  for (const [i, slice] of slices.entries()) {
    const key = dress.keys[i] ?? null;
    if (key !== null) keep(key, slice, dress);
    else if (slice !== '') raw[emptyKey(i)] = slice;
  }
  if (slices.length !== dress.keys.length) raw[widthKey] = String(slices.length);
  return raw;
};

/** The record of a row, from the cells its values have now and those it was read from. */
export const recordOf = (cells: readonly (string | number | null)[], raw: Raw, dress: FileDress): string => {
  const { keys, separator } = dress;
  const width = Number(raw[widthKey] ?? keys.length);
  return Array.from({ length: width }, (_, i) => {
    const key = keys[i] ?? null;
    return raw[key ?? emptyKey(i)] ?? sliceOf(String(cells[i] ?? ''), dress);
  }).join(separator);
};
