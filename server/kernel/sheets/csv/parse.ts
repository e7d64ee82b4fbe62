import { insideOf, type Separator } from '../rows/slices.ts';

/** One record of a CSV: its cells, each as it is read and as it stands in the file, and what ends it (nothing at the end of some files). */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly slices: readonly string[];
  readonly end: '' | '\n' | '\r\n' | '\r';
}
const separators: readonly Separator[] = [',', '\t', ';', '|'];

/**
 * Reads records one after the other. Quotes that never close are characters like any other, and so is what stands behind closed ones: nothing of a
 * file is lost.
 */
export function* readCsv(text: string, separator: Separator): Generator<CsvRecord> {
  const stop = new RegExp(`[${separator === '|' ? '\\|' : separator}\\r\\n]`, 'g');
  let cells: string[] = [];
  let slices: string[] = [];
  for (let at = 0; at < text.length; ) {
    const quoted = text[at] === '"' ? insideOf(text, at) : null;
    stop.lastIndex = quoted?.[1] ?? at;
    const end = stop.exec(text)?.index ?? text.length;
    cells.push(quoted ? quoted[0] + text.slice(quoted[1], end) : text.slice(at, end));
    slices.push(text.slice(at, end));
    const sign = text[end];
    at = end + 1;
    if (sign === separator) {
      // nothing behind the last separator is one more empty cell
      if (at < text.length) continue;
      cells.push('');
      slices.push('');
      yield { cells, slices, end: '' };
      return;
    }
    const isPair = sign === '\r' && text[at] === '\n';
    if (isPair) at++;
    yield { cells, slices, end: isPair ? '\r\n' : ((sign ?? '') as CsvRecord['end']) };
    [cells, slices] = [[], []];
  }
}

/** Records looked at to find the separator. */
const looked = 50;
/** What separates the cells of a text: the sign that gives most records the same number of cells, more than one. */
export const separatorOf = (text: string): Separator => {
  const scored = separators.map((separator) => {
    const counts = new Map<number, number>();
    let records = 0;
    for (const { cells } of readCsv(text, separator)) {
      if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
      if (++records === looked) break;
    }
    const [width = 1, times = 0] = [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0] ?? [];
    return { separator, score: times * Math.min(width, 50) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
};
