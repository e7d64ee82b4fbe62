import { columnName, columnOf, type ReadSheet } from './cells.ts';
import { deepest, headingOf, joinedHeading } from './layout.ts';

/** A column of a sheet: its heading, its width in characters, and what people write over it instead. */
export type ColumnSpec = readonly [heading: string, width: number, also?: readonly string[]];
export type Columns<C extends string = string> = Readonly<Record<C, ColumnSpec>>;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/[*:]+$/, '');

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

/** Headings of a table, each once: one that stands there again is counted, a column without one is named after its letter. */
export const distinctHeadings = (headings: readonly string[]): string[] => {
  const seen = new Map<string, number>();
  return headings.map((heading, i) => {
    const times = (seen.get(plain(heading)) ?? 0) + 1;
    seen.set(plain(heading), times);
    return heading === '' ? `列${columnName(i)}` : times > 1 ? `${heading}${times}` : heading;
  });
};
const nameless = /^列([A-Z]{1,3})$/;

/** Where columns stand in a sheet, and what stands over others. */
export interface Heading<C extends string> {
  /** Index of the heading among the rows that hold anything, of its last row where it has two; -1 in an empty sheet. */
  readonly index: number;
  readonly at: ReadonlyMap<C, number>;
  readonly unknown: readonly { readonly at: number; readonly text: string; readonly twice: boolean }[];
  /** Whether the row names columns, or means several of them. */
  readonly stands: boolean;
}

/** Finds the row that names most columns, or two that do together. In a sheet that names none it is the one that means most of them, else the first. */
export function findHeading<C extends string>(sheet: ReadSheet, columns: Columns<C>): Heading<C> {
  const names = Object.keys(columns) as C[];
  const byName = new Map(names.map((column) => [plain(columns[column][0]), column]));
  const read = (headings: readonly string[], index: number): Heading<C> => {
    const at = new Map<C, number>();
    const unknown: { at: number; text: string; twice: boolean }[] = [];
    const numbered = distinctHeadings(headings);
    for (const [i, text] of headings.entries()) {
      const column = byName.get(plain(numbered[i] ?? '')) ?? byName.get(plain(text));
      if (text === '') continue;
      if (column !== undefined && !at.has(column)) at.set(column, i);
      else unknown.push({ at: i, text: text.slice(0, 40), twice: column !== undefined });
    }
    if (at.size > 0)
      for (const column of names) {
        const i = columnOf(nameless.exec(columns[column][0])?.[1] ?? '');
        if (i >= 0 && !at.has(column) && (headings[i] ?? '') === '') at.set(column, i);
      }
    return { index, at, unknown, stands: at.size > 0 };
  };
  const looked = sheet.rows.slice(0, deepest);
  const single = looked.map((row, index) => read(headingOf(row), index));
  const joined = looked.flatMap((row, index) => {
    const next = looked[index + 1];
    const together = next ? joinedHeading(row, next) : null;
    return together ? [read(together, index + 1)] : [];
  });
  const best = [...single, ...joined].reduce(
    (most, one) => (one.at.size > most.at.size ? one : most),
    single[0] ?? { index: -1, at: new Map(), unknown: [], stands: false },
  );
  if (best.at.size > 0) return best;
  // a sheet under headings of its own alone: the row that means most of the columns, so that each can be told what it may be
  const all = names.map((column) => ({ name: columns[column][0], also: columns[column][2] ?? [] }));
  const told = single.map((one) => ({ one, n: one.unknown.filter(({ text }) => meant(text, all) !== null).length }));
  const [likest] = told.sort((a, b) => b.n - a.n);
  return likest && likest.n >= 2 ? { ...likest.one, stands: true } : best;
}
