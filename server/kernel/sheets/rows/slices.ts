import type { Encoded } from '../csv/encoding.ts';

export type Separator = ',' | ';' | '\t' | '|';
/** How a CSV is written, beside what its cells say: enough to write it again byte for byte. Records are counted from 1. */
export interface Dress extends Encoded {
  readonly separator: Separator;
  readonly newline: string;
  /** Whether cells stand in quotes always, or only where they have to. */
  readonly quoting: 'needed' | 'always';
  /** What ends records that end otherwise: nothing, at the end of some files. */
  readonly ends: Readonly<Record<number, string>>;
  /** Whether the bytes come out of the characters again; a few have two spellings in GB 18030. */
  readonly exact: boolean;
}

/** What a cell says, as it stands in a file. */
export const cellOfSlice = (slice: string): string => {
  if (!slice.startsWith('"')) return slice;
  const [inside, rest] = insideOf(slice, 0) ?? [slice, slice.length];
  return inside + slice.slice(rest);
};

/** What stands between quotes that open at a place, and where it goes on behind them; null where they do not close. */
export const insideOf = (text: string, from: number): [inside: string, rest: number] | null => {
  for (let at = from + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at < 0) return null;
    if (text[at + 1] !== '"') return [text.slice(from + 1, at).replaceAll('""', '"'), at + 1];
  }
};

/** A cell as a dress writes it. */
export const sliceOf = (text: string, { separator, quoting }: Pick<Dress, 'separator' | 'quoting'>): string =>
  quoting === 'always' || text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
