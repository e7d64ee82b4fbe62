import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { verifyChains } from './index.ts';

/* A jurisdiction decides its hours: new limits run in them, open ones are counted anew, and what was counted before stays proven. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const decide = async (value: string | null): Promise<void> => {
  const admin = await d.as('system_admin');
  const { items } = (await admin.get('/api/settings')).body;
  const { version } = items.find((one: { key: string }) => one.key === 'cases.working_time');
  expect(await admin.put('/api/settings/cases.working_time', { id: v7(), version, value })).toMatchObject({ status: 200 });
};
const whole = async (): Promise<void> => expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
const basisOf = async (id: string) =>
  (
    await d.asOwner<{ basis: { calendar: string; limit?: object } }>(
      'select basis from case_events where case_id = $1 order by seq desc limit 1',
      [id],
    )
  )[0]?.basis;

const longer = '08:00-12:00 13:30-17:30';

test('other hours count for new and open cases at once, in the log too; the standard ones bring back what was', async () => {
  d.clock.set('2025-09-15T08:30:00Z'); // Monday, 16:30 in Shanghai
  const rubbish = await d.caseIn('handling'); // four working hours
  const cover = await d.caseIn('reported', { text: '路口的井盖没了，有人差点掉下去' }); // an hour round the clock
  const road = await d.caseIn('handling', { text: '东河路的路面破损，坑很深' }); // four working days, 34 hours for the whole
  const closed = await d.caseIn('closed');
  const client = await d.as('supervisor');
  const dues = async () => {
    const seen = await Promise.all([rubbish, cover, road].map((id) => client.see(id)));
    return [...seen.map(({ dueAt }) => dueAt), seen[2]?.totalDueAt];
  };
  const before = [
    '2025-09-16T03:30:00.000Z', // one hour today, three from 8:30
    '2025-09-15T09:30:00.000Z',
    '2025-09-19T08:30:00.000Z', // the fourth day after, at the same hour
    '2025-09-22T07:30:00.000Z',
  ];
  expect(await dues()).toEqual(before);

  // a day of eight hours that begins earlier
  await decide('8：00—12：00，13：30至17：30');
  await d.process.kernel.relay.carry();
  expect(await dues()).toEqual([
    '2025-09-16T03:00:00.000Z', // one hour today, three from 8:00
    '2025-09-15T09:30:00.000Z',
    '2025-09-19T08:30:00.000Z', // a working day stays a working day
    '2025-09-22T01:00:00.000Z', // and an hour an hour
  ]);
  const told = await client.see(rubbish);
  expect(told.timeline.at(-1)).toMatchObject({ action: 'recount', by: 'platform', data: { before: before[0] } });
  expect(await basisOf(rubbish)).toMatchObject({ limit: { n: 4, unit: 'working_hours', shifts: longer } });
  for (const [id, events] of [
    [cover, 1],
    [closed, 9],
  ] as const)
    expect((await client.see(id)).timeline).toHaveLength(events);
  const fresh = await d.caseIn('handling');
  expect((await client.see(fresh)).dueAt).toBe('2025-09-16T03:00:00.000Z');
  await whole();

  await decide(null);
  await d.process.kernel.relay.carry();
  expect(await dues()).toEqual(before);
  expect((await client.see(fresh)).dueAt).toBe(before[0]);
  expect(JSON.stringify(await basisOf(rubbish))).not.toContain('shifts');
  await whole();
});

test('an act that comes before the recount leaves the time for the whole to it (fails where the act marks it as counted anew)', async () => {
  d.clock.set('2025-09-15T08:30:00Z');
  const road = await d.caseIn('dispatched', { text: '东河路的路面破损，坑很深' });
  const client = await d.as('supervisor');
  await decide(longer);
  await expect.poll(async () => (await d.process.modules.cases.config(d.id)).shifts).toBe(longer);
  await d.must('handler', road, 'return', { reason: '不属于我们的职责范围' });
  // two hours for dispatching, in the new hours; the whole as it was
  expect(await client.see(road)).toMatchObject({ dueAt: '2025-09-16T01:00:00.000Z', totalDueAt: '2025-09-22T07:30:00.000Z' });
  await d.process.kernel.relay.carry();
  expect((await client.see(road)).totalDueAt).toBe('2025-09-22T01:00:00.000Z');
  await whole();
});

test('what is no working time is refused with how it is written, and nothing changes', async () => {
  const admin = await d.as('system_admin');
  const before = (await d.process.modules.cases.config(d.id)).shifts;
  for (const value of ['', '22:00-6:00', '8:00-12:00; 6/1-9/30 8:00-13:00', 5]) {
    const answer = await admin.put('/api/settings/cases.working_time', { id: v7(), version: 3, value });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'platform.setting_malformed']);
    expect(answer.body.error.message).toContain('8:30-12:00 14:00-17:30');
  }
  expect((await d.process.modules.cases.config(d.id)).shifts).toBe(before);
});
