import { parentPort, workerData } from 'node:worker_threads';
import { parseCsvFile } from './csv/sheet.ts';
import { workbookLimits } from './limits.ts';
import { isWorkbook, parseWorkbook } from './parse.ts';
import type { Reading } from './read.ts';
import { TooLarge, TooWide } from './too-much.ts';

/** Rows per message: whoever receives them does something else in between. */
const step = 1000;
const tell = (reading: Reading): void => parentPort?.postMessage(reading);

try {
  const bytes = Buffer.from(workerData as Uint8Array);
  for (const { rows, ...sheet } of isWorkbook(bytes) ? parseWorkbook(bytes) : [parseCsvFile(bytes, workbookLimits)]) {
    tell({ sheet });
    for (let at = 0; at < rows.length; at += step) tell({ rows: rows.slice(at, at + step) });
  }
  tell({ refused: null });
} catch (error) {
  if (error instanceof TooWide) tell({ refused: 'wide', cell: error.cell });
  else tell({ refused: error instanceof TooLarge ? 'large' : 'unreadable' });
}
