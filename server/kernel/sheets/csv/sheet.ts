import type { workbookLimits } from '../limits.ts';
import { columnName, type ReadRow, type ReadSheet } from '../rows/cells.ts';
import type { Dress } from '../rows/slices.ts';
import { TooLarge, TooWide } from '../too-much.ts';
import { dressOf } from './dress.ts';
import { decodeText, encodeText, markIn } from './encoding.ts';
import { type CsvRecord, readCsv, separatorOf } from './parse.ts';

/**
 * Reads a CSV as the one sheet it is, in any of the encodings and with any of the separators that office programs write. All its cells are texts.
 * A record is a row, as spreadsheets count them.
 * @throws TooLarge, TooWide, or another error when it is no text
 */
export const parseCsvFile = (bytes: Buffer, limits: Pick<typeof workbookLimits, 'rows' | 'cells' | 'columns'>): ReadSheet => {
  const decoded = decodeText(bytes);
  if (!decoded) throw new Error('no text');
  const { text, encoding, bom } = decoded;
  const separator = separatorOf(text);
  const records: CsvRecord[] = [];
  const rows: ReadRow[] = [];
  const blank: Record<number, string> = {};
  let filled = 0;
  for (const record of readCsv(text, separator)) {
    const row = records.push(record);
    const { cells, slices } = record;
    const last = cells.findLastIndex((cell) => cell !== '');
    if (last < 0) {
      blank[row] = slices.join(separator);
      continue;
    }
    if (last >= limits.columns) throw new TooWide(`${columnName(last)}${row}`);
    filled += cells.length;
    // the heading is not counted
    if (rows.length > limits.rows || filled > limits.cells) throw new TooLarge();
    rows.push({ row, hidden: false, cells: cells.map((cell) => (cell === '' ? null : cell)), slices });
  }
  const again = encodeText(text, encoding);
  const exact = Buffer.compare(bom ? Buffer.concat([markIn(encoding), again]) : again, bytes) === 0;
  const dress: Dress = { encoding, bom, separator, exact, ...dressOf(records, separator) };
  return { name: '', hidden: false, rows, csv: { dress, blank } };
};
