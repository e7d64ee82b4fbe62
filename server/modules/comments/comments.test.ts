import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { openStream } from '#tools/testing/stream.ts';

let d: District;
let draft: string;
let address: string;
beforeAll(async () => {
  d = await testDistrict();
  address = await d.process.app.listen({ host: '127.0.0.1', port: 0 });
  d.process.kernel.relay.start();
  const opened = await (await d.as('clerk')).post('/api/area-drafts', {
    id: v7(),
    areaCode: d.area('001001').code,
    title: '网格调整',
    restore: null,
  });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  draft = opened.body.id;
});
afterAll(() => d?.close());

const say = async (who: Who, text: string, mentions: string[] = []): Promise<Answer> =>
  (await d.as(who)).post('/api/comments', { id: v7(), type: 'area_draft', subjectId: draft, text, mentions });
const read = async (who: Who): Promise<Answer> => (await d.as(who)).get(`/api/comments?type=area_draft&subjectId=${draft}`);
const code = ({ status, body }: Answer): [number, string | undefined] => [status, body?.error?.code];

test('street and community talk about a plan; others learn of nothing, and who is mentioned is told', async () => {
  const { cookie } = await d.as('dispatcher');
  const stream = await openStream(address, { cookie, 'x-jurisdiction': d.code });
  const first = await say('clerk', '第一网格从河边划开', [d.people.dispatcher.id]);
  expect(first).toMatchObject({ status: 201, body: { mine: true, text: '第一网格从河边划开', actions: ['edit', 'withdraw'] } });
  expect((await stream.next(({ event }) => event === 'comment')).data).toEqual({ type: 'area_draft', subjectId: draft });
  stream.close();
  expect((await read('dispatcher')).body).toMatchObject({
    mayWrite: true,
    items: [{ author: { name: d.people.clerk.name }, mine: false, mentions: [{ id: d.people.dispatcher.id }], actions: [] }],
  });
  const inbox = async () => (await (await d.as('dispatcher')).get('/api/notices')).body.items;
  await expect.poll(inbox).toContainEqual(expect.objectContaining({ kind: 'drawing.comment', page: `/console/grids?draft=${draft}` }));

  for (const who of ['resident', 'outsider', 'system_admin'] as const) {
    expect(code(await read(who))).toEqual([404, 'comments.subject_not_found']);
    expect(code(await say(who, '路过'))).toEqual([404, 'comments.subject_not_found']);
  }
  // somebody who does not see the plan is not offered and cannot be mentioned
  const offered = (await (await d.as('clerk')).get(`/api/comments/colleagues?type=area_draft&subjectId=${draft}`)).body.items;
  const ids = offered.map((one: { id: string }) => one.id);
  expect([ids.includes(d.people.dispatcher.id), ids.includes(d.people.outsider.id), ids.includes(d.people.clerk.id)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(code(await say('clerk', '请看', [d.people.outsider.id]))).toEqual([422, 'comments.colleague_unknown']);
});

test('a comment is changed and withdrawn by its author alone; what it said before is kept (fails without its version)', async () => {
  const { id } = (await say('dispatcher', '桥头更合适')).body;
  const dispatcher = await d.as('dispatcher');
  const edit = (version: number, text: string, by = dispatcher) => by.put(`/api/comments/${id}`, { id: v7(), version, text, mentions: [] });
  expect(code(await edit(1, '我来改', await d.as('clerk')))).toEqual([404, 'comments.not_found']);
  const both = await Promise.all([edit(1, '桥头'), edit(1, '桥尾')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const before = async (who: Who) => (await d.as(who)).get(`/api/comments/${id}/versions`);
  expect((await before('clerk')).body.items).toMatchObject([{ version: 1, text: '桥头更合适' }]);
  const gone = await dispatcher.post(`/api/comments/${id}/withdraw`, { id: v7(), version: 2 });
  expect(gone.body).toMatchObject({ text: null, actions: [], version: 3 });
  expect(code(await before('clerk'))).toEqual([404, 'comments.not_found']);
  expect((await before('dispatcher')).body.items).toHaveLength(2);
  expect(code(await edit(3, '再来'))).toEqual([409, 'comments.withdrawn']);
  // the page goes on where it ended
  const page = (await (await d.as('clerk')).get(`/api/comments?type=area_draft&subjectId=${draft}&limit=1`)).body;
  expect([page.items[0].id, page.items.length]).toEqual([id, 1]);
  const rest = (await (await d.as('clerk')).get(`/api/comments?type=area_draft&subjectId=${draft}&limit=1&cursor=${page.next}`)).body;
  expect(rest.items[0].text).toBe('第一网格从河边划开');
});
