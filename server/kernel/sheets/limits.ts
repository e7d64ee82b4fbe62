/** What a workbook may be: bytes as sent, bytes unpacked, rows of all sheets together, and how long reading it may take (ms). */
export const workbookLimits = { megabytes: 10, unpacked: 150 * 1024 * 1024, rows: 20_000, reading: 30_000 };
