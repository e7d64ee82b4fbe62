import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessOf } from '#kernel/db.ts';
import { claim } from '#kernel/files/claim.ts';
import { documentKey } from '#kernel/files/keys.ts';
import { type District, type Running, testDistrict, type Who } from '#tools/testing/district.ts';

let d: District;
/** A process whose scanner finds what holds the word EICAR, and cannot tell about what holds TROUBLE. */
let scanning: Running;
const readable = new Set<string>();
beforeAll(async () => {
  d = await testDistrict();
  const script = path.join(mkdtempSync(path.join(tmpdir(), 'linli-scanner-')), 'scan.sh');
  writeFileSync(script, '#!/bin/sh\ngrep -q TROUBLE "$2" && exit 2\ngrep -q EICAR "$2" && exit 1\nexit 0\n');
  chmodSync(script, 0o755);
  scanning = await d.another({ scanner: `${script} --quiet` });
  for (const one of [d.process, scanning]) one.kernel.files.owner('letter', { mayRead: async (_, __, id) => readable.has(id) });
});
afterAll(() => d?.close());

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const office = (...names: string[]): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(['[Content_Types].xml', ...names].map((name) => [name, strToU8('<x/>')]))));
const upload = async (bytes: Buffer, name: string, who: Who = 'clerk', on = d.process) => {
  const { cookie } = await d.as(who);
  const edge = 'linli-document-boundary';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="document"; filename="x"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const answer = await on.app.inject({
    method: 'POST',
    url: `/api/documents?name=${encodeURIComponent(name)}`,
    headers: { 'x-jurisdiction': d.code, 'x-linli': '1', cookie, 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const fetchAs = async (who: Who, url: string) => {
  const { cookie } = await d.as(who);
  return d.process.app.inject({ url, headers: { 'x-jurisdiction': d.code, cookie } });
};
const viewerOf = async (who: Who) => {
  const { cookie } = await d.as(who);
  const viewer = await d.process.kernel.viewers.resolve({ headers: { cookie, 'x-jurisdiction': d.code } });
  if (!viewer) throw new Error('not signed in');
  return viewer;
};

test('a document is known by its content, kept as it is, and only handed out as a download', async () => {
  const { status, body } = await upload(pdf, '议事 纪要.pdf');
  expect([status, body]).toEqual([
    201,
    { id: body.id, url: `/api/files/${body.id}`, name: '议事 纪要.pdf', mediaType: 'application/pdf', bytes: pdf.length },
  ]);
  const answer = await fetchAs('clerk', body.url);
  expect(answer.rawPayload).toEqual(pdf);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('议事 纪要.pdf')}`,
  });
  expect((await fetchAs('clerk', `${body.url}/thumbnail`)).statusCode).toBe(404);
  expect((await upload(office('word/document.xml'), 'a.docx')).body.mediaType).toMatch(/wordprocessingml/);
  expect((await upload(office('xl/workbook.xml'), 'a.bin')).body.mediaType).toMatch(/spreadsheetml/);
});

test.each([
  ['a program', Buffer.from('MZ\u0090\u0000'), '年报.pdf'],
  ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'a.docx'],
  ['an archive of anything', office('readme.txt'), 'a.zip'],
  ['a document with macros', office('word/document.xml', 'word/vbaProject.bin'), 'a.docm'],
  ['half an archive', office('word/document.xml').subarray(0, 60), 'a.docx'],
])('%s is refused, whatever it is called', async (_, bytes, name) => {
  expect((await upload(bytes, name)).body.error.code).toBe('file.not_a_document');
});

test('a resident uploads no documents, and nobody one with a path for a name', async () => {
  expect((await upload(pdf, 'a.pdf', 'resident')).status).toBe(403);
  expect((await upload(pdf, '../a.pdf')).status).toBe(400);
});

test('with a scanner nothing is kept that was found malicious or could not be told, and the rest is', async () => {
  const with_ = (word: string) => upload(Buffer.concat([pdf, Buffer.from(word)]), 'a.pdf', 'clerk', scanning);
  const kept = async () => (await d.asOwner<{ n: number }>('select count(*)::int as n from files'))[0]?.n ?? 0;
  const before = await kept();
  expect((await with_('EICAR')).body.error.code).toBe('file.infected');
  expect((await with_('TROUBLE')).body.error.code).toBe('file.not_scanned');
  expect(await kept()).toBe(before);
  expect((await with_('good')).status).toBe(201);
});

test('once it belongs to something, who may read is asked of the module that owns that; a kind nobody registered is nobody’s', async () => {
  const viewer = await viewerOf('clerk');
  const take = async (type: string, subject: string) => {
    const { id, url } = (await upload(pdf, 'a.pdf')).body;
    expect((await fetchAs('supervisor', url)).statusCode).toBe(404);
    await d.process.kernel.db.write(accessOf(viewer), (tx) => claim(tx, viewer, [id], { type, id: subject }, 'document', 3));
    return { id: id as string, url: url as string };
  };
  const letter = v7();
  const { id, url } = await take('letter', letter);
  expect((await fetchAs('supervisor', url)).statusCode).toBe(404);
  readable.add(letter);
  expect((await fetchAs('supervisor', url)).statusCode).toBe(200);
  const again = d.process.kernel.db.write(accessOf(viewer), (tx) => claim(tx, viewer, [id], { type: 'letter', id: v7() }, 'document', 3));
  await expect(again).rejects.toMatchObject({ code: 'file.already_used' });
  expect((await fetchAs('clerk', (await take('unknown', v7())).url)).statusCode).toBe(404);

  // a document is no photo of a case
  const document = (await upload(pdf, 'a.pdf')).body.id;
  expect((await (await d.as('clerk')).act(await d.caseIn('reported'), 'verify', { photoIds: [document] })).body.error.code).toBe(
    'file.not_found',
  );
});

test('what nobody claimed for a day goes, with its content; what belongs to something stays', async () => {
  const viewer = await viewerOf('clerk');
  const [left, claimed] = [(await upload(pdf, 'a.pdf')).body.id as string, (await upload(pdf, 'b.pdf')).body.id as string];
  await d.process.kernel.db.write(accessOf(viewer), (tx) => claim(tx, viewer, [claimed], { type: 'letter', id: v7() }, 'document', 3));
  d.clock.advance(86_400_000 + 1);
  await d.process.kernel.files.tidy();
  const there = await d.asOwner<{ id: string }>('select id from files where id = any($1::uuid[])', [[left, claimed]]);
  expect(there).toEqual([{ id: claimed }]);
  const { contents } = d.process.kernel;
  expect([await contents.exists(documentKey(d.id, left)), await contents.exists(documentKey(d.id, claimed))]).toEqual([false, true]);
});
