import { Worker } from 'node:worker_threads';
import { fail } from '../errors.ts';
import { workbookLimits } from './limits.ts';
import { isWorkbook } from './parse.ts';
import type { ReadRow, ReadSheet } from './rows/cells.ts';

/** What the reading thread tells, in this order: a sheet, its rows in pieces, the next sheet …, and at last why it stopped, null when it is through. */
export type Reading =
  | { readonly sheet: Omit<ReadSheet, 'rows'> }
  | { readonly rows: readonly ReadRow[] }
  | { readonly refused: 'large' | 'unreadable' | null }
  | { readonly refused: 'wide'; readonly cell: string };
type End = Extract<Reading, { refused: unknown }>;

/** Reads on a thread of its own: a full workbook takes seconds, and a hostile one may take all memory and time its thread is given. */
const readApart = (bytes: Buffer, signal: AbortSignal, take: (reading: Exclude<Reading, End>) => void): Promise<End> =>
  new Promise((resolve, reject) => {
    const copy = new Uint8Array(bytes);
    const worker = new Worker(new URL('./read-thread.ts', import.meta.url), {
      workerData: copy,
      transferList: [copy.buffer],
      resourceLimits: { maxOldGenerationSizeMb: 768 },
    });
    const end = (how: () => void): void => {
      clearTimeout(overdue);
      signal.removeEventListener('abort', gone);
      how();
      void worker.terminate();
    };
    const gone = (): void => end(() => reject(signal.reason as Error));
    const overdue = setTimeout(() => end(() => resolve({ refused: 'large' })), workbookLimits.reading);
    if (signal.aborted) return gone();
    signal.addEventListener('abort', gone);
    worker.on('message', (reading: Reading) => ('refused' in reading ? end(() => resolve(reading)) : take(reading)));
    // a thread that runs out of memory ends with an error
    worker.once('error', () => end(() => resolve({ refused: 'large' })));
    worker.once('exit', () => end(() => resolve({ refused: 'unreadable' })));
  });

/**
 * All sheets of a workbook (xlsx), in their order. The limits hold for all sheets together.
 * @param signal ends the reading when nobody waits for it any more
 * @throws request.sheet_unreadable, request.sheet_large, request.sheet_wide
 */
export const readWorkbook = async (bytes: Buffer, signal: AbortSignal): Promise<ReadSheet[]> =>
  isWorkbook(bytes) ? readTables(bytes, signal) : fail('request.sheet_unreadable');

/** The same of a workbook or a CSV, which is one sheet. @throws what {@link readWorkbook} throws, request.table_unreadable */
export async function readTables(bytes: Buffer, signal: AbortSignal): Promise<ReadSheet[]> {
  const tooLarge = (): never => fail('request.sheet_large', { megabytes: workbookLimits.megabytes, rows: workbookLimits.rows });
  if (bytes.length > workbookLimits.megabytes * 1024 * 1024) tooLarge();
  const sheets: (Omit<ReadSheet, 'rows'> & { rows: ReadRow[] })[] = [];
  const end = await readApart(bytes, signal, (reading) => {
    if ('sheet' in reading) sheets.push({ ...reading.sheet, rows: [] });
    else sheets.at(-1)?.rows.push(...reading.rows);
  });
  if (end.refused === 'large') tooLarge();
  if (end.refused === 'wide') fail('request.sheet_wide', { cell: end.cell, columns: workbookLimits.columns });
  return end.refused === null ? sheets : fail(isWorkbook(bytes) ? 'request.sheet_unreadable' : 'request.table_unreadable');
}
