import { type Cell, isOdd, type ReadSheet } from './cells.ts';

/** A column of a sheet: its heading, its width in characters, and what people write over it instead. */
export type ColumnSpec = readonly [heading: string, width: number, also?: readonly string[]];
export type Columns<C extends string = string> = Readonly<Record<C, ColumnSpec>>;

/** Rows among which the heading is looked for: titles and who filled it in stand above. */
const deepest = 20;
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/[*:]+$/, '');
const textOf = (cell: Cell): string => (isOdd(cell) || cell === null ? '' : plain(String(cell)));

const bare = (text: string): string => {
  const rest = plain(text).replaceAll(/\(.*?\)/g, '');
  return isLatin(rest) ? rest.toLowerCase().replaceAll(/[^a-z0-9]/g, '') : rest;
};
const isLatin = (text: string): boolean => /^[ -~]*$/.test(text);
/** What carries meaning: characters of Chinese, pairs of letters in Latin script. */
const unitsOf = (text: string): string[] =>
  isLatin(text) ? Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.slice(i, i + 2)) : [...text];

/** How alike two headings are: 1 for the same, from 0.6 on one may stand for the other. */
function likeness(a: string, b: string): number {
  const [one, other] = [bare(a), bare(b)];
  if (one === '' || other === '') return 0;
  if (one === other) return 1;
  const [units, others] = [unitsOf(one), unitsOf(other)];
  const shared = [...new Set(units)].filter((unit) => others.includes(unit)).length;
  const contained = one.includes(other) || other.includes(one) ? 0.3 : 0;
  return contained + (2 * shared) / (units.length + others.length);
}

/**
 * What a heading that nobody knows may mean: the name of a column, null when none is like it.
 * @param free columns that are not there, each with what people write instead
 */
export function meant(heading: string, free: readonly { readonly name: string; readonly also: readonly string[] }[]): string | null {
  const scored = free.map(({ name, also }) => ({ name, score: Math.max(...[name, ...also].map((one) => likeness(heading, one))) }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best && best.score >= 0.6 ? best.name : null;
}

/** Where columns stand in a sheet, and what stands over others. */
export interface Heading<C extends string> {
  /** Index of the heading among the rows that hold anything; -1 in an empty sheet. */
  readonly index: number;
  readonly at: ReadonlyMap<C, number>;
  readonly unknown: readonly { readonly at: number; readonly text: string; readonly twice: boolean }[];
}

/** Finds the row that names most columns. In a sheet that names none it is the first. */
export function findHeading<C extends string>(sheet: ReadSheet, columns: Columns<C>): Heading<C> {
  const byName = new Map((Object.keys(columns) as C[]).map((column) => [plain(columns[column][0]), column]));
  const headings = sheet.rows.slice(0, deepest).map(({ cells }, index): Heading<C> => {
    const at = new Map<C, number>();
    const unknown: { at: number; text: string; twice: boolean }[] = [];
    for (const [i, cell] of cells.entries()) {
      const text = textOf(cell);
      const column = byName.get(text);
      if (column !== undefined && !at.has(column)) at.set(column, i);
      else if (text !== '') unknown.push({ at: i, text: String(cell).trim().slice(0, 40), twice: column !== undefined });
    }
    return { index, at, unknown };
  });
  return headings.reduce(
    (best, one) => (one.at.size > best.at.size ? one : best),
    headings[0] ?? { index: -1, at: new Map(), unknown: [] },
  );
}
