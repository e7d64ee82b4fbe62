import { Unzip, UnzipInflate } from 'fflate';
import readSheets from 'read-excel-file/node';
import { fail } from '../errors.ts';

/** What a workbook may be: bytes as sent, bytes unpacked, rows. */
export const workbookLimits = { megabytes: 10, unpacked: 150 * 1024 * 1024, rows: 20_000 };

const tooLarge = (): never => fail('request.sheet_large', { megabytes: workbookLimits.megabytes, rows: workbookLimits.rows });

/** Unpacks the archive once without keeping anything, so that a small file that unpacks without end is refused before it is read. */
function checkUnpacked(bytes: Uint8Array): void {
  let unpacked = 0;
  const archive = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      if (error) throw error;
      unpacked += chunk.length;
      if (unpacked > workbookLimits.unpacked) tooLarge();
    };
    file.start();
  });
  archive.register(UnzipInflate);
  const step = 16 * 1024;
  for (let at = 0; at < bytes.length; at += step) archive.push(bytes.subarray(at, at + step), at + step >= bytes.length);
}

/** One sheet of a workbook that was read: its name and its rows of cells. */
interface ReadSheet {
  readonly name: string;
  readonly rows: (string | number | null)[][];
}

/**
 * All sheets of a workbook (xlsx), in their order; formulas come as their last value. The limit of rows holds for all sheets together.
 * @throws request.sheet_unreadable, request.sheet_large
 */
export async function readWorkbookSheets(bytes: Buffer): Promise<ReadSheet[]> {
  if (bytes.length > workbookLimits.megabytes * 1024 * 1024) tooLarge();
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== 0x04034b50) fail('request.sheet_unreadable');
  try {
    checkUnpacked(bytes);
  } catch (error) {
    if (error instanceof Error && error.message === 'request.sheet_large') throw error;
    fail('request.sheet_unreadable');
  }
  const sheets = await readSheets(bytes).catch(() => fail('request.sheet_unreadable'));
  if (sheets.reduce((sum, { data }) => sum + Math.max(0, data.length - 1), 0) > workbookLimits.rows) tooLarge();
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) =>
      row.map((cell) => (cell === null || typeof cell === 'number' ? cell : cell instanceof Date ? cell.toISOString() : String(cell))),
    ),
  }));
}

/** The cells of the first sheet of a workbook. @throws as {@link readWorkbookSheets} */
export const readWorkbook = async (bytes: Buffer): Promise<(string | number | null)[][]> =>
  (await readWorkbookSheets(bytes))[0]?.rows ?? [];
