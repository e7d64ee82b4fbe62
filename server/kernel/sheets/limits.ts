import { takenWorkbook } from '#contract/kernel/endpoint.ts';

/**
 * What a workbook may be: bytes as sent, bytes unpacked, rows and filled cells of all sheets together, columns of one sheet, sheets, and how
 * long reading it may take (ms).
 */
export const workbookLimits = {
  megabytes: takenWorkbook.bytes / 1024 / 1024,
  unpacked: 150 * 1024 * 1024,
  rows: 20_000,
  cells: 600_000,
  columns: 200,
  sheets: 40,
  reading: 20_000,
};
