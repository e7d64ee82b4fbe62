import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';
import type { Sheet } from './write.ts';

// A cell of text is written as text whatever it begins with: nothing in the file is a formula.
const { sheets } = workerData as { sheets: readonly Sheet[] };
const file = await writeXlsxFile(
  sheets.map(({ name, head, rows, widths }) => ({
    sheet: name,
    stickyRowsCount: head.length,
    columns: widths.map((width) => ({ width })),
    data: [
      ...head.map((row) => row.map((value) => (value === null ? null : { value, type: String, fontWeight: 'bold' as const }))),
      ...rows.map((row) =>
        row.map((value) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String })),
      ),
    ],
  })),
);
const bytes = new Uint8Array(await file.toBuffer());
parentPort?.postMessage(bytes, [bytes.buffer]);
