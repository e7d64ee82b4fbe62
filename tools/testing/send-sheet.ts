import { readWorkbook } from '#kernel/sheets/read.ts';
import { shown } from '#kernel/sheets/rows/cells.ts';
import type { Answer, District, Who } from './district.ts';

/** Sends a workbook to an import of the district as somebody signed in. */
export const sendSheet = async (district: District, url: string, bytes: Buffer, who: Who = 'clerk'): Promise<Answer> => {
  const { cookie } = await district.as(who);
  const edge = 'linli-sheet-boundary';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="sheet"; filename="a.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const answer = await district.process.app.inject({
    method: 'POST',
    url,
    headers: { 'x-jurisdiction': district.code, 'x-linli': '1', cookie, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
};
/** Downloads a workbook. */
export const fetchSheet = async (district: District, url: string, who: Who = 'clerk'): Promise<Buffer> => {
  const { cookie } = await district.as(who);
  return (await district.process.app.inject({ url, headers: { 'x-jurisdiction': district.code, cookie } })).rawPayload;
};
/** Downloads a workbook and opens it: its sheets as rows of text, empty where a cell holds nothing. */
export const openSheets = async (district: District, url: string, who: Who = 'clerk'): Promise<{ name: string; rows: string[][] }[]> =>
  (await readWorkbook(await fetchSheet(district, url, who), new AbortController().signal)).map(({ name, rows }) => ({
    name,
    rows: rows.map(({ cells }) => cells.map((cell) => shown(cell))),
  }));
