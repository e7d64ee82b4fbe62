import { Worker } from 'node:worker_threads';

/** One sheet of a workbook: rows of heading, then rows of data; null is an empty cell. */
export interface Sheet {
  readonly name: string;
  readonly head: readonly (readonly (string | null)[])[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
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

/** Writes a workbook (xlsx) on a thread of its own: 40,000 rows take a second, during which everybody else would wait. */
export const writeWorkbook = (sheets: readonly Sheet[]): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./write-thread.ts', import.meta.url), { workerData: { sheets } });
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that writes sheets ended with ${code} without a workbook`)));
  });
