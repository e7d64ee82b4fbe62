import { readWorkbook } from '#kernel/sheets/read.ts';

/** The sheets of a workbook by name, each with its rows as they stand in it, the heading first. */
export const rowsOf = async (bytes: Buffer): Promise<Record<string, unknown[][]>> =>
  Object.fromEntries(
    (await readWorkbook(bytes, AbortSignal.timeout(60_000))).map(({ name, rows }) => [name, rows.map(({ cells }) => [...cells])]),
  );
