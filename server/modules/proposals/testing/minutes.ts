import type { District, Who } from '#tools/testing/district.ts';

/** Uploads minutes, as the clerk unless told otherwise. @returns the id of the document */
export const minutes = async (d: District, name = '会议记录.pdf', who: Who = 'clerk'): Promise<string> => {
  const { cookie } = await d.as(who);
  const edge = 'linli-minutes-boundary';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="document"; filename="x"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const answer = await d.process.app.inject({
    method: 'POST',
    url: `/api/documents?name=${encodeURIComponent(name)}`,
    headers: { 'x-jurisdiction': d.code, 'x-linli': '1', cookie, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([
      Buffer.from(head),
      Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'),
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]),
  });
  if (answer.statusCode !== 201) throw new Error(`minutes: ${answer.body}`);
  return answer.json().id;
};
