import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { saveCategories, verifyChains } from './index.ts';

/* A jurisdiction decides its hours: new limits run in them, open ones are counted anew, and what was counted before stays proven. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const decide = async (value: unknown, key = 'cases.working_time'): Promise<void> => {
  const admin = await d.as('system_admin');
  const { items } = (await admin.get('/api/settings')).body;
  const { version } = items.find((one: { key: string }) => one.key === key);
  expect(await admin.put(`/api/settings/${key}`, { id: v7(), version, value })).toMatchObject({ status: 200 });
};
const whole = async (): Promise<void> => expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
const basisOf = async (id: string) =>
  (
    await d.asOwner<{ basis: { calendar: string; limit?: object } }>(
      'select basis from case_events where case_id = $1 order by seq desc limit 1',
      [id],
    )
  )[0]?.basis;

/** The relay begins the recount as long work; it is done. */
const counted = async (): Promise<void> => {
  await d.process.kernel.relay.carry();
  await d.process.kernel.work.carryOn(d.id);
};

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
  await counted();
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
  await counted();
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
  await counted();
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

test('days begin with the next one and the whole with the receipt, or the first signing, where the jurisdiction says so; the log proves it', async () => {
  d.clock.set('2025-09-19T06:00:00Z'); // Friday, 14:00 in Shanghai
  const client = await d.as('supervisor');
  const road = { text: '东河路的路面破损，坑很深' }; // four working days for handling, 34 hours for the whole
  const before = await d.caseIn('handling', road);
  await decide('next_day', 'cases.days_begin');
  await decide('receipt', 'cases.whole_begins');
  await expect.poll(async () => (await d.process.modules.cases.config(d.id)).limits('0102').total?.from).toBe('receipt');
  // what runs already is not touched
  expect((await client.see(before)).dueAt).toBe('2025-09-25T06:00:00.000Z');
  const received = await d.caseIn('reported', road);
  expect((await client.see(received)).answerBy).toBe('2025-09-26T09:30:00.000Z');
  d.clock.set('2025-09-23T02:00:00Z'); // Tuesday: a day before it is filed
  await d.must('clerk', received, 'verify');
  await d.must('clerk', received, 'file');
  // four days of handling and one for the rest, beginning with Saturday the 20th
  expect((await client.see(received)).totalDueAt).toBe('2025-09-26T09:30:00.000Z');
  await d.must('dispatcher', received, 'dispatch');
  await d.must('handler', received, 'accept');
  const handled = await client.see(received);
  expect(handled).toMatchObject({ dueAt: '2025-09-26T09:30:00.000Z', totalDueAt: '2025-09-26T09:30:00.000Z' });
  expect(await basisOf(received)).toMatchObject({
    limit: { n: 4, unit: 'working_days', starts: 'next_day' },
    stageDueAt: '2025-09-28T09:30:00.000Z',
  });

  await decide('signing', 'cases.whole_begins');
  await expect.poll(async () => (await d.process.modules.cases.config(d.id)).limits('0102').total?.from).toBe('signing');
  const signed = await d.caseIn('dispatched', road);
  expect(await client.see(signed)).toMatchObject({ totalDueAt: null });
  await d.must('handler', signed, 'accept');
  const { totalDueAt } = await client.see(signed);
  expect(totalDueAt).toBe('2025-09-29T09:30:00.000Z');
  // a return and another acceptance give no more
  d.clock.advance(3_600_000);
  await d.must('dispatcher', signed, 'recall');
  await d.must('dispatcher', signed, 'dispatch');
  await d.must('handler', signed, 'accept');
  expect((await client.see(signed)).totalDueAt).toBe(totalDueAt);
  await whole();
  for (const key of ['cases.days_begin', 'cases.whole_begins']) await decide(null, key);
});

test('limits go by the level of whoever has the case; the whole by the level that has longest, and the log proves it', async () => {
  d.clock.set('2025-09-22T01:00:00Z'); // Monday, 9:00 in Shanghai
  const { categories } = await d.process.modules.cases.config(d.id);
  const by = { jurisdictionId: d.id, actorId: null, at: d.clock.now() };
  const days = (n: number) => ({ n, unit: 'working_days' as const });
  const levels = { county: { handle: days(7) }, street: { handle: days(2) } };
  await d.process.kernel.db.write(d.access, (tx) =>
    saveCategories(
      tx,
      by,
      categories.map((one) => (one.code === '0102' ? { ...one, levels } : one)),
    ),
  );
  const config = () => d.process.modules.cases.config(d.id);
  await expect.poll(async () => (await config()).limits('0102', undefined, 'county').handle?.n).toBe(7);
  expect((await config()).limits('0102').handle?.n).toBe(4);
  // two working hours and four, and seven days of eight hours
  for (const level of [null, 'street', 'county'] as const)
    expect((await config()).limits('0102', undefined, level).total).toMatchObject({ n: 62, unit: 'working_hours' });
  const road = await d.caseIn('filed', { text: '东河路的路面破损，坑很深' });
  const client = await d.as('supervisor');
  const { totalDueAt } = await client.see(road);
  const { office } = d.organisations;
  await d.must('dispatcher', road, 'dispatch', { organisationId: office });
  await d.must('officer', road, 'accept');
  // the office serves a street: two days, and the whole as it was
  expect(await client.see(road)).toMatchObject({ dueAt: '2025-09-24T01:00:00.000Z', totalDueAt });
  expect(await basisOf(road)).toMatchObject({ limit: days(2) });
  await whole();
});
