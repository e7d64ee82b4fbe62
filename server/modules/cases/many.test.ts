import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { verifyChains } from './index.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

test('one action on many cases: each by its own rules, once however often it is tried, with words for what was refused', async () => {
  const cases = await Promise.all([0, 1, 2].map((n) => d.caseIn('reported', { text: `第 ${n} 处路灯不亮` })));
  const done = await d.caseIn('verified');
  const elsewhere = await d.caseIn('reported', { grid: '002001001' });
  const clerk = await d.as('clerk');
  const body = { id: v7(), action: 'verify', caseIds: [...cases, done, elsewhere, cases[0]] };
  const begun = await clerk.post('/api/cases/actions', body);
  expect([begun.status, begun.body], JSON.stringify(begun.body)).toEqual([201, { work: body.id }]);
  expect((await clerk.post('/api/cases/actions', body)).body).toEqual({ work: body.id });
  expect((await clerk.post('/api/cases/actions', { ...body, action: 'check' })).body.error.code).toBe('request.id_reused');
  await d.process.kernel.work.carryOn(d.id);
  for (const id of cases) expect((await clerk.see(id)).timeline.map((e) => e.action)).toEqual(['report', 'verify']);
  const { work, answer } = (await clerk.get(`/api/work/${body.id}/answer`)).body;
  expect(work).toMatchObject({ state: 'done', done: 5, total: 5 });
  expect(answer.done).toBe(3);
  expect(answer.refused).toEqual([
    { caseId: done, number: (await clerk.see(done)).number, message: expect.stringContaining('待立案') },
    // not in sight: not even its number
    { caseId: elsewhere, number: null, message: expect.any(String) },
  ]);
  // begun anew from the start, as after a crash between act and note: nothing is done twice
  await d.asOwner("update long_work set state = 'waiting', position = null, lease = null, ended_at = null where id = $1", [body.id]);
  await d.process.kernel.work.carryOn(d.id);
  expect((await clerk.get(`/api/work/${body.id}/answer`)).body.answer).toEqual(answer);
  for (const id of cases) expect((await clerk.see(id)).timeline).toHaveLength(2);
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
});

test('is refused whole where it could not be taken on any: without the right, without the reason it needs', async () => {
  const id = await d.caseIn('reported');
  const ask = async (who: 'resident' | 'handler' | 'supervisor', action: string, reason: string | null) =>
    (await (await d.as(who)).post('/api/cases/actions', { id: v7(), action, caseIds: [id], reason })).body;
  expect((await ask('resident', 'verify', null)).error.code).toBe('session.forbidden');
  expect((await ask('handler', 'archive', null)).error.code).toBe('session.forbidden');
  expect((await ask('supervisor', 'supervise', null)).error.code).toBe('request.invalid');
  const { work } = await ask('supervisor', 'supervise', '请抓紧办理');
  await d.process.kernel.work.carryOn(d.id);
  expect((await (await d.as('supervisor')).get(`/api/work/${work}/answer`)).body.answer).toEqual({ done: 1, refused: [] });
});
