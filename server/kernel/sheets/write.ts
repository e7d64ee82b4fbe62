import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

/** A chart of rows of a sheet, on its right: a bar for each, or a line through all. Columns count from nought, rows from the first below the heading. */
export interface SheetChart {
  readonly kind: 'bar' | 'line';
  readonly title: string;
  readonly names: number;
  readonly values: readonly number[];
  readonly from: number;
  readonly count: number;
}

/** One sheet of a workbook: rows of heading, then rows of data; null is an empty cell. */
export interface Sheet {
  readonly name: string;
  readonly head: readonly (readonly (string | null)[])[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Below one another. */
  readonly charts?: readonly SheetChart[];
}

/** Sheet names as spreadsheet programs allow them: up to 31 characters, none of `[]:*?/\`, no apostrophe at the ends, each once. */
export const sheetNames = (wanted: readonly string[]): string[] => {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const clean =
      name
        .replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replaceAll(/^'+|'+$/g, ' ')
        .trim() || '-';
    for (let n = 1; ; n++) {
      const tail = n === 1 ? '' : ` ${n}`;
      const free = clean.slice(0, 31 - tail.length) + tail;
      if (taken.has(free.toLowerCase())) continue;
      taken.add(free.toLowerCase());
      return free;
    }
  });
};

/** What the writing thread is told: a sheet without its rows, its rows in pieces, the next sheet …, and that this was all. */
export type Writing = { readonly sheet: Omit<Sheet, 'rows'> } | { readonly rows: Sheet['rows'] } | { readonly end: true };

/** Rows handed over at once; others have their turn in between. */
const step = 500;

/**
 * Writes a workbook (xlsx) on a thread of its own: 40,000 rows take seconds, during which everybody else would wait.
 * @param signal ends the writing when nobody waits for it any more
 */
export const writeWorkbook = async (sheets: readonly Sheet[], signal: AbortSignal): Promise<Buffer> => {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./write-thread.ts', import.meta.url));
  const written = new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that writes sheets ended with ${code} without a workbook`)));
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  const tell = (message: Writing): void => worker.postMessage(message);
  const hand = async (): Promise<Buffer> => {
    for (const { rows, ...sheet } of sheets) {
      tell({ sheet });
      for (let at = 0; at < rows.length; at += step) {
        tell({ rows: rows.slice(at, at + step) });
        await setImmediate();
      }
    }
    tell({ end: true });
    return written;
  };
  try {
    return await Promise.race([written, hand()]);
  } finally {
    void worker.terminate();
  }
};
