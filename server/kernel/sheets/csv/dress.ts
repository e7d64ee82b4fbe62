import { type Dress, type Separator, sliceOf } from '../rows/slices.ts';
import { type Encoded, encodeText, markIn } from './encoding.ts';
import type { CsvRecord } from './parse.ts';

/** The dress that most of some records wear. */
export const dressOf = (records: readonly CsvRecord[], separator: Separator): Pick<Dress, 'newline' | 'quoting' | 'ends'> => {
  const counts = new Map<string, number>();
  for (const { end } of records) if (end !== '') counts.set(end, (counts.get(end) ?? 0) + 1);
  const [newline = '\r\n'] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const ends: Record<number, string> = {};
  for (const [i, { end }] of records.entries()) if (end !== newline) ends[i + 1] = end;
  const filled = records.slice(0, 200).flatMap(({ slices }) => slices.filter((slice) => slice !== ''));
  const isQuoted = filled.length > 0 && filled.every((slice) => slice.startsWith('"'));
  const needs = filled.some((slice) => sliceOf(slice, { separator, quoting: 'needed' }) === slice);
  return { newline, ends, quoting: isQuoted && !needs ? 'always' : 'needed' };
};

/** The bytes with which a file begins, and those of one of its records. @param text the record's slices, joined */
export const beginning = ({ bom, encoding }: Encoded): Buffer => (bom ? markIn(encoding) : Buffer.alloc(0));
export const recordBytes = ({ encoding, newline, ends }: Dress, record: number, text: string): Buffer =>
  encodeText(`${text}${ends[record] ?? newline}`, encoding);
