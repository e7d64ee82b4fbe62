import { existsSync } from 'node:fs';
import { readdir, stat, utimes } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import sharp from 'sharp';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
let photo: Buffer;
beforeAll(async () => {
  d = await testDistrict();
  // noise, so that it is of some length
  const noise = Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, at) => (at * 7919) % 251));
  photo = await sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
});
afterAll(() => d?.close());

type Method = 'POST' | 'PATCH' | 'HEAD';
const headersOf = async (who: Who, more: Record<string, string | number> = {}) => {
  const { cookie } = await d.as(who);
  return { cookie, 'x-jurisdiction': d.code, 'x-linli': '1', 'tus-resumable': '1.0.0', ...more };
};
const bytesType = { 'content-type': 'application/offset+octet-stream' };
const base64 = (text: string) => Buffer.from(text).toString('base64');
const send = async (
  who: Who,
  method: Method,
  key: string | null,
  more: Record<string, string | number>,
  payload?: Buffer,
  on = d.process,
) => {
  const answer = await on.app.inject({
    method,
    url: key === null ? '/api/files/uploads' : `/api/files/uploads/${key}`,
    headers: await headersOf(who, { ...more, ...(payload && bytesType) }),
    ...(payload && { payload }),
  });
  const isJson = answer.headers['content-type']?.toString().startsWith('application/json') && answer.payload !== '';
  return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : null };
};
const begin = (who: Who, key: string, bytes: Buffer, first = bytes.length, name?: string) =>
  send(
    who,
    'POST',
    null,
    { 'upload-length': bytes.length, 'upload-metadata': [`key ${base64(key)}`, ...(name ? [`name ${base64(name)}`] : [])].join() },
    bytes.subarray(0, first),
  );
const goOn = (who: Who, key: string, offset: number, bytes: Buffer, on = d.process) =>
  send(who, 'PATCH', key, { 'upload-offset': offset }, bytes, on);
const offsetOf = async (who: Who, key: string) => Number((await send(who, 'HEAD', key, {})).headers['upload-offset']);
/** Where what has arrived lies. */
const lying = async (key: string) => {
  const folder = path.join(d.process.kernel.config.filesDir, 'uploads');
  return path.join(folder, (await readdir(folder, { recursive: true })).find((name) => name.endsWith(key)) ?? '');
};
const filesOf = async (id: string) => (await d.asOwner<{ n: number }>(`select count(*)::int as n from files where id = '${id}'`))[0]?.n;

test('a photo arrives in one request, and is a photo like any other', async () => {
  const { status, body } = await begin('handler', v7(), photo);
  expect([status, body]).toEqual([
    201,
    {
      id: body.id,
      url: `/api/files/${body.id}`,
      thumbnailUrl: `/api/files/${body.id}/thumbnail`,
      width: 300,
      height: 200,
      point: null,
      accuracy: null,
    },
  ]);
  const { caseId } = (await (await d.as('handler')).report({ photoIds: [body.id] })).body;
  expect((await (await d.as('handler')).see(caseId)).photos.map(({ id }: { id: string }) => id)).toEqual([body.id]);
});

test('cut off in the middle it goes on where it was, by whichever process; what has arrived is not sent again', async () => {
  const key = v7();
  await begin('handler', key, photo, 1_000);
  const address = new URL(await d.process.app.listen({ port: 0, host: '127.0.0.1' }));
  const headers = await headersOf('handler', { ...bytesType, 'upload-offset': 1_000, 'content-length': photo.length - 1_000 });
  const request = http.request(new URL(`/api/files/uploads/${key}`, address), { method: 'PATCH', headers });
  request.on('error', () => undefined);
  request.write(photo.subarray(1_000, 9_000));
  const at = await lying(key);
  await expect.poll(async () => (await stat(at)).size).toBe(9_000);
  request.destroy(new Error('cut'));
  const other = await d.another();
  const arrived = await offsetOf('handler', key);
  expect(arrived).toBe(9_000);
  expect((await goOn('handler', key, 0, photo)).body.error.code).toBe('file.upload_begun');
  const { status, body } = await goOn('handler', key, arrived, photo.subarray(arrived), other);
  expect([status, body.width, body.height]).toEqual([200, 300, 200]);
});

test('the last request sent again, also by two at once, gives the same one file', async () => {
  const key = v7();
  await begin('handler', key, photo, photo.length - 10);
  const other = await d.another();
  const rest = photo.subarray(photo.length - 10);
  const answers = await Promise.all([d.process, other].map((on) => goOn('handler', key, photo.length - 10, rest, on)));
  const again = await goOn('handler', key, photo.length, Buffer.alloc(0));
  const ids = new Set([...answers, again].flatMap(({ body }) => (body.id ? [body.id] : [])));
  expect([again.status, ids.size, await filesOf([...ids][0])]).toEqual([200, 1, 1]);
  expect(await offsetOf('handler', key)).toBe(photo.length);
  const twice = await begin('handler', key, photo);
  expect([twice.status, twice.body.error.code]).toEqual([409, 'file.upload_begun']);
});

test('nobody sees how far the upload of somebody else is, nor goes on with it', async () => {
  const key = v7();
  await begin('handler', key, photo, 500);
  for (const who of ['clerk', 'resident'] as const) {
    expect((await send(who, 'HEAD', key, {})).status).toBe(404);
    expect((await goOn(who, key, 500, photo.subarray(500))).body.error.code).toBe('file.not_found');
  }
  // under the same key another account has an upload, and a file, of its own
  const theirs = await begin('clerk', key, photo);
  expect(await offsetOf('handler', key)).toBe(500);
  const mine = await goOn('handler', key, 500, photo.subarray(500));
  expect(theirs.body.id).not.toBe(mine.body.id);
});

test('what is no photo, too large, or a document of a resident is refused in clear words, and nothing of it stays', async () => {
  const key = v7();
  const page = Buffer.from('<html><script>alert(1)</script></html>');
  const refused = await begin('handler', key, page);
  expect([refused.status, refused.body.error.code]).toEqual([415, 'file.not_an_image']);
  expect(refused.body.error.message).toMatch(/照片|图片/);
  expect((await send('handler', 'HEAD', key, {})).status).toBe(404);
  const large = await send('handler', 'POST', null, { 'upload-length': 11 * 1_048_576, 'upload-metadata': `key ${base64(v7())}` });
  expect([large.status, large.body.error.code]).toEqual([413, 'file.too_large']);
  expect((await begin('resident', v7(), Buffer.from('%PDF-1.7\n'), 9, 'a.pdf')).status).toBe(403);
  expect((await begin('handler', v7(), Buffer.from('%PDF-1.7\n'), 9, '巡查 记录.pdf')).body).toMatchObject({
    name: '巡查 记录.pdf',
    mediaType: 'application/pdf',
    bytes: 9,
  });
  for (const wrong of ['x', '../../a', '']) expect((await begin('handler', wrong, photo)).body.error.code).toBe('request.invalid');
  expect((await send('handler', 'POST', null, { 'upload-metadata': `key ${base64(v7())}` })).body.error.code).toBe('request.invalid');
});

test('what nobody goes on with for a day is removed, and what was taken over leaves nothing behind', async () => {
  const [stale, fresh] = [v7(), v7()];
  for (const key of [stale, fresh]) await begin('clerk', key, photo, 700);
  const at = await lying(stale);
  await utimes(at, 1, 1);
  await d.process.kernel.files.tidy();
  expect([existsSync(at), existsSync(`${at}.json`)]).toEqual([false, false]);
  expect((await send('clerk', 'HEAD', stale, {})).status).toBe(404);
  expect(await offsetOf('clerk', fresh)).toBe(700);
});
