import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { carryAll } from '#modules/notices/testing/told.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { addTestSource } from './testing/source.ts';

let d: District;
let source = '';
beforeAll(async () => {
  d = await testDistrict({ config: { publicUrls: ['https://linli.example'] } });
  source = addTestSource(d);
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const make = (who: Who = 'clerk', over: object = {}): Promise<Answer> => post(who, '/api/papers', { source, subjectId: v7(), ...over });
const sign = (who: Who, id: string, party: number, over: object = {}): Promise<Answer> =>
  post(who, `/api/papers/${id}/signatures`, {
    party,
    name: '和秀英',
    strokes: [
      [
        [0, 0],
        [900, 300],
      ],
    ],
    ...over,
  });
const code = ({ status, body }: Answer) => [status, body.error?.code];

const page = (body: string) => ({ svg: `<svg viewBox="0 0 210 297">${body}</svg>`, width: 210, height: 297 });
test('drawings are printed for those who work here, and refused where they hold what is not drawn', async () => {
  const card = page('<text x="9" y="9" font-size="5">七一社区</text>');
  const print = async (who: Who, body: object) => post(who, '/api/papers/drawing', { title: '二维码', pages: [body] });
  const printed = await print('clerk', card);
  expect(printed.status, JSON.stringify(printed.body)).toBe(200);
  expect(Buffer.from(printed.body.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  expect((await print('resident', card)).status).toBe(403);
  expect(code(await print('clerk', page('<image href="http://example.org"/>')))).toEqual([422, 'paper.drawing']);
});

test('a document is made by its template, numbered, signed by everybody and archived', async () => {
  expect(code(await make('resident'))).toEqual([403, 'session.forbidden']);
  expect(code(await make('outsider'))).toEqual([403, 'session.forbidden']);
  expect(code(await make('clerk', { source: 'tests.none' }))).toEqual([404, 'documents.subject_not_found']);
  const subjectId = v7();
  const made = await make('clerk', { subjectId });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(made.body).toMatchObject({
    number: '试验〔2025〕1号',
    title: '清运共建协议',
    state: 'to_sign',
    actions: ['withdraw'],
    archiveHash: null,
  });
  expect(made.body.body).toBe(`# 清运共建协议\n\n第 ${subjectId.slice(-4)} 号事项`);
  expect(code(await make('clerk', { subjectId }))).toEqual([409, 'documents.exists']);
  const { id } = made.body;
  // whoever works for a party signs for it and for no other; others do not even see it
  const todos = async (who: Who) =>
    (await (await d.as(who)).get('/api/todos?kind=documents.sign')).body.items.filter((t: { id: string }) => t.id === id).length;
  expect([await todos('handler'), await todos('officer'), await todos('official')]).toEqual([1, 1, 0]);
  expect(code(await sign('official', id, 0))).toEqual([404, 'documents.not_found']);
  expect(code(await sign('handler', id, 1))).toEqual([403, 'session.forbidden']);
  expect(code(await sign('handler', id, 5))).toEqual([403, 'session.forbidden']);
  const half = await sign('handler', id, 0);
  expect(half.body).toMatchObject({ state: 'to_sign', parties: [{ signedBy: '和秀英', mayBeSigned: false }, { signedBy: null }] });
  expect(code(await sign('handler', id, 0))).toEqual([409, 'documents.signed_already']);
  expect(await todos('handler')).toBe(0);
  const whole = await sign('clerk', id, 1, { name: '木建军' });
  expect(whole.body).toMatchObject({
    state: 'signed',
    actions: [],
    parties: [
      {},
      {
        signedBy: '木建军',
        strokes: [
          [
            [0, 0],
            [900, 300],
          ],
        ],
      },
    ],
  });
  expect(whole.body.archiveHash).toMatch(/^[0-9a-f]{64}$/);
  expect(code(await post('clerk', `/api/papers/${id}/withdraw`, { reason: '写错了' }))).toEqual([409, 'documents.signed_already']);

  const pdf = await (await d.as('clerk')).get(`/api/papers/${id}/pdf`);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.body.equals((await (await d.as('handler')).get(`/api/papers/${id}/pdf`)).body)).toBe(true);
  expect((await (await d.as('official')).get(`/api/papers/${id}/pdf`)).status).toBe(404);

  // what the code on the paper leads to says nothing of a person
  const proof = await d.nobody().get(whole.body.proofUrl.replace('https://linli.example/proof/', '/api/proofs/'));
  expect(proof.body).toMatchObject({
    number: '试验〔2025〕1号',
    state: 'signed',
    hash: whole.body.hash,
    archiveHash: whole.body.archiveHash,
  });
  expect(JSON.stringify(proof.body)).not.toMatch(/和秀英|木建军/);
  const other = await make();
  const forged = `${whole.body.proofUrl.split('~')[0]}~${other.body.proofUrl.split('~')[1]}`;
  expect((await d.nobody().get(forged.replace('https://linli.example/proof/', '/api/proofs/'))).body.error.code).toBe(
    'documents.proof_unknown',
  );
  expect((await d.nobody().get('/api/proofs/x')).status).toBe(404);
});

test('who has to sign is told, and whoever made it when everybody has; a workbook lists who is missing', async () => {
  const { id, number } = (await make('dispatcher')).body;
  const told = async (who: Who) => {
    await carryAll(d);
    const { items } = (await (await d.as(who)).get('/api/notices?limit=50')).body;
    return items.filter((n: { subject: string; text: string }) => n.text.includes(number)).map((n: { kind: string }) => n.kind);
  };
  expect([await told('handler'), await told('officer'), await told('dispatcher')]).toEqual([
    ['documents.to_sign'],
    ['documents.to_sign'],
    [],
  ]);
  await sign('handler', id, 0);
  const cookie = (await d.as('clerk')).cookie;
  const file = await d.process.app.inject({
    method: 'GET',
    url: '/api/papers/export?state=to_sign',
    headers: { cookie, 'x-jurisdiction': d.code },
  });
  const [sheet] = await readWorkbook(file.rawPayload, AbortSignal.timeout(60_000));
  const row = sheet?.rows.find(({ cells }) => cells[0] === number)?.cells.map(String);
  const [first, second] = (await (await d.as('clerk')).get(`/api/papers/${id}`)).body.parties;
  expect(row?.at(-1)).toBe(second.name);
  expect(row?.[2]).toContain(`${first.name}（2025`);
  await sign('clerk', id, 1);
  expect(await told('dispatcher')).toEqual(['documents.signed']);
});

test('a changed document is no longer proved', async () => {
  const { body } = await make();
  const url = body.proofUrl.replace('https://linli.example/proof/', '/api/proofs/');
  expect((await d.nobody().get(url)).status).toBe(200);
  await d.asOwner("update documents set content_hash = '\\x00' where id = $1", [body.id]);
  expect((await d.nobody().get(url)).status).toBe(404);
});

test('numbers of a series have no gap, whoever asks at once and whatever fails', async () => {
  const subjectId = v7();
  const before = Number(/(\d+)号$/.exec((await make()).body.number)?.[1]);
  const answers = await Promise.all([
    make(),
    make(),
    make('clerk', { subjectId }),
    make('clerk', { subjectId }),
    make('clerk', { subjectId }),
    make('outsider'),
    make('dispatcher'),
  ]);
  const numbers = answers.filter(({ status }) => status === 201).map(({ body }) => Number(/(\d+)号$/.exec(body.number)?.[1]));
  expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4].map((n) => before + n));
});

test('of two who sign for a party at once one has signed', async () => {
  const { body } = await make();
  const both = await Promise.all([sign('clerk', body.id, 0), sign('handler', body.id, 0)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a withdrawn document makes room for another, and its number stays used', async () => {
  const subjectId = v7();
  const { body } = await make('clerk', { subjectId });
  expect((await post('clerk', `/api/papers/${body.id}/withdraw`, { reason: '日期有误' })).body).toMatchObject({
    state: 'withdrawn',
    withdrawnReason: '日期有误',
  });
  expect(code(await sign('clerk', body.id, 0))).toEqual([409, 'documents.withdrawn']);
  const again = await make('clerk', { subjectId });
  expect(again.status).toBe(201);
  expect(again.body.number).not.toBe(body.number);
  const found = await (await d.as('clerk')).get(`/api/papers/of/${source}/${subjectId}`);
  expect(found.body).toMatchObject({ document: { id: again.body.id }, mayMake: false });
  const listed = (await (await d.as('clerk')).get('/api/papers?state=withdrawn')).body.items;
  expect(listed.map((one: { id: string }) => one.id)).toContain(body.id);
  expect((await (await d.as('outsider')).get('/api/papers')).body.items).toEqual([]);
});

test('a template with a field that is gone is told when it is saved, by template and field', async () => {
  const url = '/api/definitions/documents.templates';
  const put = async (body: string, series = '清运') => {
    const now = (await (await d.as('supervisor')).get(url)).body;
    const saved = await (await d.as('supervisor')).put(`${url}/draft`, {
      id: v7(),
      revision: now.draft?.revision ?? 0,
      base: now.newest,
      content: { templates: [{ source, name: '清运协议书', series, body }] },
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    return saved.body;
  };
  const wrong = await put('# {{名称}}\n{{承办人}}负责清运');
  expect(wrong.draft.problems.map(({ message }: { message: string }) => message)).toEqual([
    '模板“清运协议书”里的“承办人”已不存在，请改用这些：名称、事项。',
  ]);
  const right = await put('# {{名称}}\n按约清运');
  const published = await post('supervisor', `${url}/publish`, {
    revision: right.draft.revision,
    newest: right.newest,
    reason: '按新版',
    effectiveOn: null,
  });
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  const made = await make();
  expect(made.body).toMatchObject({ number: '清运〔2025〕1号', body: '# 清运共建协议\n按约清运' });
});
