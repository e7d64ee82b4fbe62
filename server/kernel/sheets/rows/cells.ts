import type { Dress } from './slices.ts';

/**
 * A cell that is not what it seems on screen: an error (`#N/A`), a formula that was never computed, a ticked box, a day or a time, a number
 * whose last digits the spreadsheet has lost, a part of a merged cell (`shown` is where that begins). `shown` is what stands there; of a day it is `2026-11-21`, with a time after a space if it has one.
 */
export interface OddCell {
  readonly odd: 'error' | 'formula' | 'boolean' | 'date' | 'digits' | 'merged';
  readonly shown: string;
}
/** What a cell holds; null: nothing. Texts are as they stand, not trimmed. */
export type Cell = string | number | OddCell | null;

/** A row that holds anything: its number as the spreadsheet counts, and its cells from column A on. */
export interface ReadRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
  /** By column the formula whose last value the cell holds; empty where it is shared with another cell. */
  readonly formulas?: Readonly<Record<number, string>>;
  /** In a CSV the cells as they stand in the file. */
  readonly slices?: readonly string[];
}
/** One sheet of a workbook that was read. Rows that hold nothing are left out. */
export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly ReadRow[];
  /** Of a CSV: how it is written, and its records that hold nothing, as they stand there. */
  readonly csv?: { readonly dress: Dress; readonly blank: Readonly<Record<number, string>> };
}

export const isOdd = (cell: Cell): cell is OddCell => cell !== null && typeof cell === 'object';
/** Whether a cell holds nothing that anybody could see. */
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
/** A cell as a person sees it, cut to a length that fits into a sentence. */
export const shown = (cell: Cell | undefined): string => String(isOdd(cell ?? null) ? (cell as OddCell).shown : (cell ?? '')).slice(0, 40);

/** The letters of a column, counted from 0: A, Z, AA. */
export const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
/** The column an address such as `BC12` names, counted from 0; -1 when it names none. */
export const columnOf = (address: string): number => {
  let column = 0;
  for (let i = 0; i < address.length; i++) {
    const letter = address.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
};
