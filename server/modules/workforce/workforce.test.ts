import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RowDetail } from '#contract/registers/api.ts';
import type { CommunityWorker } from '#contract/workforce/api.ts';
import { shipped } from '#contract/workforce/shipped.ts';
import { packed, publishRegister } from '#modules/registers/testing/register.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { tellOfDue } from './jobs/tell-due.ts';
import { newPerson, publishScheme } from './testing/repeats.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  for (const code of ['community_workers', 'worker_ratings'])
    expect((await publishRegister(d, code, packed('community-workers', code))).status).toBe(200);
});
afterAll(() => d?.close());

const rows = '/api/registers/community_workers/rows';
const enter = async (number: string, over: Record<string, unknown> = {}): Promise<RowDetail> => {
  const clerk = await d.as('clerk');
  const values = {
    number,
    person: await newPerson(d),
    area: d.area('001001').code,
    post: 'worker',
    since: '2016-03-01',
    grade: 1,
    graded_on: '2016-03-01',
    ...over,
  };
  const made = await clerk.post(rows, { id: v7(), values });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const moved = await clerk.post(`${rows}/${made.body.id}/moves`, { id: v7(), version: 1, to: 'serving' });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  return moved.body;
};
const carry = () => d.process.kernel.relay.carry();
const listed = async (query: string, who: Who = 'supervisor'): Promise<CommunityWorker[]> =>
  (await (await d.as(who)).get(`/api/workforce/workers?${query}`)).body.items;
const todos = async (who: Who) => (await (await d.as(who)).get('/api/todos?kind=workforce.promote')).body.items;

test('without a scheme nothing is worked out; with one grade, reason and pay follow, and pay is for those who may see it', async () => {
  const row = await enter('001-01', { degree: 'bachelor', certificate: 'social', certified_on: '2024-05-01' });
  await carry();
  expect((await listed(''))[0]).toMatchObject({ id: row.id, name: '和秀英', grade: 1, due: null, pay: null, mayPromote: false });
  expect((await publishScheme(d)).status).toBe(200);
  await carry();
  const [seen] = await listed('which=due');
  // 9 full years by 15 September 2025: 1 + 1 + 3
  expect(seen).toMatchObject({ due: 5, dueOn: '2016-03-01', mayPromote: true, pay: { total: 320_000 + 20_000 } });
  expect(seen?.grading.map(({ what }) => what)).toEqual(['start', 'degree', 'served', 'steps', 'grade']);
  const [bare] = await listed('which=due', 'clerk');
  expect(bare).toMatchObject({ due: 5, pay: null, mayPromote: false });
  expect((await (await d.as('grid_worker')).get('/api/workforce/workers')).body.error.code).toBe('session.forbidden');
  expect(await listed('', 'outsider')).toBeUndefined();
});

test('a promotion is a change of the row with its reason; nobody goes beyond what the rules give', async () => {
  const row = await enter('001-02');
  await carry();
  expect((await todos('supervisor')).map(({ id }: { id: string }) => id)).toContain(row.id);
  expect(await todos('clerk')).toEqual([]);
  const url = `/api/workforce/workers/${row.id}/promotion`;
  const send = async (who: Who, grade: number, version = row.version, id = v7()) =>
    (await d.as(who)).post(url, { id, version, grade, reason: '年限已满，考核合格' });
  expect((await send('clerk', 4)).body.error.code).toBe('session.forbidden');
  expect((await send('supervisor', 5)).body.error).toMatchObject({ code: 'workforce.not_due', data: { due: 4 } });
  expect((await send('supervisor', 1)).body.error.code).toBe('workforce.not_due');
  expect((await send('supervisor', 4, row.version - 1)).body.error.code).toBe('registers.row_changed');
  const id = v7();
  const promoted = await send('supervisor', 4, row.version, id);
  expect(promoted.body).toMatchObject({ grade: 4, gradedOn: '2025-09-15', due: 4, dueOn: '2028-03-01', mayPromote: false });
  // the same again is the same
  expect((await send('supervisor', 4, row.version, id)).body).toMatchObject({ grade: 4, version: row.version + 1 });
  const shown: RowDetail = (await (await d.as('clerk')).get(`${rows}/${row.id}`)).body;
  expect(shown.history[0]).toMatchObject({ what: 'changed', reason: '年限已满，考核合格', by: d.people.supervisor.name });
  expect(await todos('supervisor')).not.toContainEqual(expect.objectContaining({ id: row.id }));
});

test('who is due follows the row and the scheme: a new scheme, a change, a leave', async () => {
  const row = await enter('001-03', { since: '2023-10-01', graded_on: '2023-10-01' });
  const isDue = async () => {
    await carry();
    return (await listed('which=due')).some(({ id }) => id === row.id);
  };
  expect(await isDue()).toBe(false);
  await publishScheme(d, { ...shipped.three_posts_18, stepYears: 1 });
  expect(await isDue()).toBe(true);
  await publishScheme(d, shipped.three_posts_18);
  expect(await isDue()).toBe(false);
  const clerk = await d.as('supervisor');
  const values = { ...row.values, degree: 'master' };
  for (const key of ['basic_years', 'unqualified_years', 'rated_until']) delete (values as Record<string, unknown>)[key];
  const changed = await (await d.as('clerk')).post(`${rows}/${row.id}`, { id: v7(), version: row.version, values });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  expect(await isDue()).toBe(true);
  const leaves = { id: v7(), version: row.version + 1, to: 'left', reason: '考取公务员' };
  await (await d.as('clerk')).post(`${rows}/${row.id}/moves`, leaves);
  expect(await isDue()).toBe(false);
  expect((await clerk.get('/api/workforce/headcount')).body.items.find(({ workers }: { workers: number }) => workers > 0)).toMatchObject({
    area: { code: d.area('001001').code },
    workers: 2,
  });
});

test('whoever promotes is told once that somebody has become due', async () => {
  await enter('001-04');
  await carry();
  const told = async () =>
    d.asOwner<{ account_id: string }>("select account_id from notices where kind = 'workforce.due' and jurisdiction_id = $1", [d.id]);
  const services = { kernel: d.process.kernel, territory: d.process.modules.workforce.territory };
  await tellOfDue(services);
  const first = await told();
  expect(first.length).toBeGreaterThan(0);
  expect(new Set(first.map((one) => one.account_id))).toEqual(new Set([d.people.supervisor.id]));
  await tellOfDue(services);
  expect((await told()).length).toBe(first.length);
});

test('the workbook holds pay for those who see it, and its making is in the audit trail', async () => {
  const sheet = await (await d.as('supervisor')).get('/api/workforce/sheet?which=all');
  expect(sheet.status).toBe(200);
  const logged = await d.asOwner("select 1 from audit_log where action = 'workforce.exported' and jurisdiction_id = $1", [d.id]);
  expect(logged).toHaveLength(1);
});
