import { parentPort, workerData } from 'node:worker_threads';
import { Unzip, UnzipInflate } from 'fflate';
import readSheets from 'read-excel-file/node';
import { workbookLimits } from './limits.ts';
import type { Reading } from './read.ts';

class TooLarge extends Error {}

/** Unpacks the archive once without keeping anything, so that a small file that unpacks without end is refused before it is read. */
function checkUnpacked(bytes: Uint8Array): void {
  let unpacked = 0;
  const archive = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > workbookLimits.unpacked) throw new TooLarge();
    };
    file.start();
  });
  archive.register(UnzipInflate);
  const step = 16 * 1024;
  for (let at = 0; at < bytes.length; at += step) archive.push(bytes.subarray(at, at + step), at + step >= bytes.length);
}

async function read(bytes: Uint8Array): Promise<Reading> {
  try {
    checkUnpacked(bytes);
    const sheets = await readSheets(Buffer.from(bytes));
    if (sheets.reduce((sum, { data }) => sum + Math.max(0, data.length - 1), 0) > workbookLimits.rows) return { refused: 'large' };
    return {
      sheets: sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.map((row) =>
          row.map((cell) => (cell === null || typeof cell === 'number' ? cell : cell instanceof Date ? cell.toISOString() : String(cell))),
        ),
      })),
    };
  } catch (error) {
    return { refused: error instanceof TooLarge ? 'large' : 'unreadable' };
  }
}

parentPort?.postMessage(await read(workerData as Uint8Array));
