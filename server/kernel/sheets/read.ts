import { Worker } from 'node:worker_threads';
import { fail } from '../errors.ts';
import { workbookLimits } from './limits.ts';

/** One sheet of a workbook that was read: its name and its rows of cells. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: (string | number | null)[][];
}
/** What the reading thread answers. */
export type Reading = { readonly sheets: ReadSheet[] } | { readonly refused: 'large' | 'unreadable' };

/** Reads on a thread of its own: a full workbook takes seconds, and a hostile one may take all memory and time its thread is given. */
const readApart = (bytes: Buffer): Promise<Reading> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./read-thread.ts', import.meta.url), {
      workerData: new Uint8Array(bytes),
      resourceLimits: { maxOldGenerationSizeMb: 768 },
    });
    const overdue = setTimeout(() => end({ refused: 'large' }), workbookLimits.reading);
    const end = (reading: Reading): void => {
      clearTimeout(overdue);
      resolve(reading);
      void worker.terminate();
    };
    worker.once('message', end);
    // a thread that runs out of memory ends with an error
    worker.once('error', () => end({ refused: 'large' }));
    worker.once('exit', () => end({ refused: 'unreadable' }));
  });

/**
 * All sheets of a workbook (xlsx), in their order; formulas come as their last value. The limit of rows holds for all sheets together.
 * @throws request.sheet_unreadable, request.sheet_large
 */
export async function readWorkbookSheets(bytes: Buffer): Promise<ReadSheet[]> {
  const tooLarge = (): never => fail('request.sheet_large', { megabytes: workbookLimits.megabytes, rows: workbookLimits.rows });
  if (bytes.length > workbookLimits.megabytes * 1024 * 1024) tooLarge();
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) fail('request.sheet_unreadable');
  const reading = await readApart(bytes);
  if ('sheets' in reading) return reading.sheets;
  return reading.refused === 'large' ? tooLarge() : fail('request.sheet_unreadable');
}

/** The cells of the first sheet of a workbook. @throws as {@link readWorkbookSheets} */
export const readWorkbook = async (bytes: Buffer): Promise<(string | number | null)[][]> =>
  (await readWorkbookSheets(bytes))[0]?.rows ?? [];
