import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CategoryDefinition } from '#contract/cases/categories.ts';
import type { Definition } from '#contract/definitions/api.ts';
import { verifyChains } from '#modules/cases/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { comeIntoForce } from './jobs/come-into-force.ts';

/* Categories as the first of what is defined by versions: drafted, previewed, published, scheduled, named by facts. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(async () => {
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  await d?.close();
});

const url = '/api/definitions/cases.categories';
const get = async (): Promise<Definition> => (await (await d.as('system_admin')).get(url)).body;
const put = async (body: object, who: Who = 'system_admin'): Promise<Answer> =>
  (await d.as(who)).put(`${url}/draft`, { id: v7(), ...body });
const post = async (act: string, body: object, who: Who = 'system_admin'): Promise<Answer> =>
  (await d.as(who)).post(`${url}/${act}`, { id: v7(), ...body });
const book = async (): Promise<CategoryDefinition[]> => ((await get()).content as { categories: CategoryDefinition[] }).categories;
/** Saves a draft in which one category has another limit for handling. */
const draft = async (n: number, code = '0101'): Promise<Definition> => {
  const { newest, draft: now } = await get();
  const categories = (await book()).map((one) =>
    one.code === code ? { ...one, limits: { ...one.limits, handle: { n, unit: 'working_hours' } } } : one,
  );
  const answer = await put({ revision: now?.revision ?? 0, base: newest, content: { categories } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const publish = async (effectiveOn: string | null = null): Promise<Answer> => {
  const { newest, draft: now } = await get();
  return post('publish', { revision: now?.revision ?? 0, newest, reason: '按新标准调整', effectiveOn });
};
const told = ({ status, body }: Answer) => [status, body.error?.code];
const handlingUntil = async (): Promise<string> => {
  const id = await d.caseIn('handling');
  return (await (await d.as('supervisor')).see(id)).dueAt ?? '';
};

test('a draft is published with a reason and holds at once: for new cases, in every process, and facts name its version', async () => {
  const other = await d.another();
  const before = await get();
  expect(before).toMatchObject({ newest: 1, draft: null, versions: [{ version: 1, state: 'in_force', by: null }] });
  expect(await handlingUntil()).toBe('2025-09-15T08:00:00.000Z'); // 10:00 and four working hours
  const saved = await draft(2);
  expect(saved.draft).toMatchObject({ revision: 1, base: 1, by: d.people.system_admin.name, problems: [] });
  expect((await post('preview', { content: saved.draft?.content })).body).toEqual({
    problems: [],
    meaning: ['1 件在办案卷的当前环节仍按原时限，下一环节起按新时限。'],
  });
  expect(await handlingUntil()).toBe('2025-09-15T08:00:00.000Z');

  const published = await publish();
  expect(published.body).toMatchObject({
    newest: 2,
    draft: null,
    versions: [
      { version: 2, state: 'in_force', by: d.people.system_admin.name, reason: '按新标准调整' },
      { version: 1, state: 'past' },
    ],
  });
  await expect.poll(async () => (await other.modules.cases.config(d.id)).limits('0101').handle?.n).toBe(2);
  await expect.poll(async () => (await d.process.modules.cases.config(d.id)).limits('0101').handle?.n).toBe(2);
  const id = await d.caseIn('handling');
  expect((await (await d.as('supervisor')).see(id)).dueAt).toBe('2025-09-15T04:00:00.000Z');
  const bases = await d.asOwner<{ categories: number }>(
    "select distinct (basis->>'categories')::int as categories from case_events where case_id = $1",
    [id],
  );
  expect(bases).toEqual([{ categories: 2 }]);
  const one = (await (await d.as('system_admin')).get(`${url}/versions/2`)).body;
  expect(one.before.categories[1].limits.handle.n).toBe(4);
  expect(one.content.categories[1].limits.handle.n).toBe(2);
  expect(await d.asOwner("select subject, reason from audit_log where action = 'definitions.published' and actor_id is not null")).toEqual([
    { subject: 'cases.categories', reason: '按新标准调整' },
  ]);
});

describe('a version for later', () => {
  test('holds from its day on, also where nothing else happens, and is announced once', async () => {
    await draft(3);
    expect(told(await publish('2025-09-14'))).toEqual([422, 'definitions.past']);
    const { body } = await publish('2025-09-17');
    expect(body.versions[0]).toMatchObject({ version: 3, state: 'scheduled', effectiveFrom: '2025-09-16T16:00:00.000Z' });
    expect(await handlingUntil()).toBe('2025-09-15T04:00:00.000Z');
    // the table of keys knows its categories already, the old limits still count
    await draft(1);
    expect(told(await publish())).toEqual([422, 'definitions.scheduled']);
    await comeIntoForce(d.process.kernel);
    d.clock.set('2025-09-16T16:00:00Z');
    expect(await handlingUntil()).toBe('2025-09-17T03:30:00.000Z'); // 8:30 and three hours
    await comeIntoForce(d.process.kernel);
    await comeIntoForce(d.process.kernel);
    await d.process.kernel.relay.carry();
    const events = await d.asOwner("select payload->'version' as version from outbox where topic = 'definitions.in_force'");
    expect(events.filter(({ version }) => version === 3).length).toBeLessThanOrEqual(1);
    expect((await get()).versions.map(({ state }) => state)).toEqual(['in_force', 'past', 'past']);
    const [row] = await d.asOwner<{ n: number }>("select (limits->'handle'->>'n')::int as n from categories where code = '0101'");
    expect(row?.n).toBe(3);
  });

  test('can be withdrawn until it holds', async () => {
    await publish('2025-12-01');
    expect(await post('withdraw', { version: 4, reason: '还要再议' })).toMatchObject({ status: 200, body: { newest: 4 } });
    expect((await get()).versions[0]).toMatchObject({ version: 4, state: 'withdrawn' });
    expect(told(await post('withdraw', { version: 4, reason: '还要再议' }))).toEqual([409, 'definitions.in_force']);
    expect(told(await post('withdraw', { version: 3, reason: '还要再议' }))).toEqual([409, 'definitions.in_force']);
    // the next one follows what still holds
    expect((await book()).find(({ code }) => code === '0101')?.limits.handle?.n).toBe(3);
  });
});

describe('at once', () => {
  test('two who publish: one is told that it came second (fails without the key of versions)', async () => {
    for (let n = 5; n < 8; n++) {
      const { newest, draft: now } = await draft(n);
      const body = { revision: now?.revision, newest, reason: '同时发布', effectiveOn: null };
      const answers = await Promise.all([1, 2, 3].map(() => post('publish', body)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
      expect((await get()).newest).toBe(newest + 1);
    }
  });
  test('two who save one draft: the second is asked to look again', async () => {
    const { newest, content } = await get();
    const body = { revision: 0, base: newest, content };
    const answers = await Promise.all([1, 2, 3].map(() => put(body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(told(answers.find(({ status }) => status === 409) as Answer)).toEqual([409, 'definitions.draft_changed']);
  });
});

test('a published version cannot be changed or removed, by the program neither', async () => {
  for (const change of [
    "update definitions set content = '{}'",
    'update definitions set effective_from = now()',
    'delete from definitions',
  ])
    await expect(d.database.db.pool.query(`${change} where jurisdiction_id = $1`, [d.id])).rejects.toThrow(/permission denied/);
});

test('a draft may be wrong; it says where, and is not published', async () => {
  const { newest, draft: now } = await get();
  const [first, ...rest] = await book();
  const wrong = { categories: [first, ...rest, first, { ...first, code: '99', parentCode: '98' }] };
  const saved = await put({ revision: now?.revision ?? 0, base: newest, content: wrong });
  expect(saved.body.draft.problems).toMatchObject([
    { at: 'categories.5', message: expect.stringContaining('重复') },
    { at: 'categories.6', message: expect.stringContaining('98') },
  ]);
  expect(told(await publish())).toEqual([422, 'definitions.invalid']);
  const broken = await put({ revision: saved.body.draft.revision, base: newest, content: { categories: [{ ...first, name: '' }] } });
  expect(broken.body.draft.problems).toMatchObject([{ at: 'categories.0.name' }]);
  expect(told(await publish())).toEqual([422, 'definitions.malformed']);
  // a limit of nothing, and categories that stand above one another in a circle: each told by its name
  const naught = await put({
    revision: broken.body.draft.revision,
    base: newest,
    content: { categories: [{ ...first, limits: { handle: { n: 0, unit: 'working_days' } } }] },
  });
  expect(naught.body.draft.problems).toEqual([
    { at: 'categories.0.limits.handle.n', message: expect.stringMatching(new RegExp(`“${first?.name}”里的数须大于 0`)) },
  ]);
  expect(told(await publish())).toEqual([422, 'definitions.malformed']);
  const above = (code: string, parentCode: string) => ({ ...first, code, parentCode, name: `类${code}` });
  const circle = await put({
    revision: naught.body.draft.revision,
    base: newest,
    content: { categories: [first, ...rest, above('91', '92'), above('92', '91'), above('93', '93')] },
  });
  expect(circle.body.draft.problems.map(({ message }: { message: string }) => message)).toEqual(
    ['91', '92', '93'].map((code) => expect.stringContaining(`类别“类${code}”（${code}）的上级`)),
  );
  expect(told(await publish())).toEqual([422, 'definitions.invalid']);
  expect(told(await post('draft/discard', { revision: 1 }))).toEqual([409, 'definitions.draft_changed']);
  expect((await post('draft/discard', { revision: circle.body.draft.revision })).body.draft).toBeNull();
  expect(told(await post('publish', { revision: 1, newest, reason: '没有草稿', effectiveOn: null }))).toEqual([
    409,
    'definitions.draft_gone',
  ]);
  const same = await put({ revision: 0, base: newest, content: { categories: [first, ...rest] } });
  expect(same.status).toBe(200);
  expect(told(await publish())).toEqual([422, 'definitions.same']);
});

test('only who may configure sees or changes it', async () => {
  for (const who of ['resident', 'clerk', 'supervisor', 'security_admin'] satisfies Who[]) {
    expect((await (await d.as(who)).get(url)).status, who).toBe(403);
    expect((await put({ revision: 0, base: 0, content: {} }, who)).status, who).toBe(403);
    expect((await post('publish', { revision: 1, newest: 1, reason: '越权', effectiveOn: null }, who)).status, who).toBe(403);
  }
  const kinds = async (who: Who) => (await (await d.as(who)).get('/api/definitions')).body.items?.map((one: { kind: string }) => one.kind);
  expect(await kinds('system_admin')).toEqual(expect.arrayContaining(['cases.categories', 'coverage.rules']));
  const supervisors = await kinds('supervisor');
  expect(supervisors).toContain('coverage.rules');
  expect(supervisors).not.toContain('cases.categories');
  expect((await (await d.as('clerk')).get('/api/definitions')).status).toBe(403);
  expect((await (await d.as('system_admin')).get('/api/definitions/no.such')).status).toBe(404);
});
