import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsequenceRule, defaultConsequences } from '#contract/property/consequences.ts';
import type { getOpenLists, listConsequences } from '#contract/property/lists.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { publishDefinition } from '#tools/testing/publish-definition.ts';
import { calledIn, councilOf } from '../meetings/testing/council.ts';
import { cardOf, visited } from '../scorecards/testing/card.ts';
import type { CreditEntry } from './consequences.ts';
import { carryDue } from './consequences.ts';
import { following, runningOn } from './domain/consequences.ts';
import { bringEstates } from './testing/estates.ts';

/* Two estates of two companies, scored by hand month by month: the first is always best, the second always last, until a correction turns it round. */
let d: District;
const [good, poor] = [v7(), v7()];
beforeAll(async () => {
  d = await testDistrict();
  const { team, office } = d.organisations;
  await bringEstates(
    d,
    [
      { id: good, name: '柳岸苑', tail: '001001001' },
      { id: poor, name: '松涛苑', tail: '001001002' },
    ],
    [
      { estate: good, company: team, begins: '2023-01-01', ends: '2027-12-31' },
      { estate: poor, company: office, begins: '2023-01-01', ends: '2027-12-31' },
    ],
  );
  const one = { most: 1, total: null };
  const card = cardOf({ subjects: 'estate', indicators: [{ ...visited, full: 100 }], red: one, yellow: one, appealDays: 1, ranked: 0 });
  await publishDefinition(d, 'scorecards.card', card, { subject: 'estates' });
});
afterAll(() => d?.close());

const post = async (url: string, body: object = {}, who: 'supervisor' | 'clerk' = 'supervisor') => {
  const answer = await (await d.as(who)).post(url, { id: v7(), ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const give = (id: string, subject: string, points: number) =>
  post(`/api/scorecards/runs/${id}/given`, { subject, indicator: 'visited', points, words: '现场检查' });
const step = (id: string, name: string, edition: number) => post(`/api/scorecards/runs/${id}/steps`, { step: name, edition });
/** A month scored until its scores are final, but not what follows. */
const settled = async (month: string, next: string, points: readonly [good: number, poor: number] = [90, 40]): Promise<string> => {
  d.clock.set(`${month}-16T02:00:00.000Z`);
  const { id } = await post('/api/scorecards/estates/runs', { day: `${month}-16` });
  await give(id, good, points[0]);
  await give(id, poor, points[1]);
  d.clock.set(`${next}-09T02:00:00.000Z`);
  await step(id, 'freeze', 0);
  await step(id, 'publish', 1);
  d.clock.set(`${next}-20T02:00:00.000Z`);
  await step(id, 'finish', 1);
  return id;
};
type Items = ReturnType<typeof listConsequences.response.parse>['items'];
const ofRun = async (run: string): Promise<Items> =>
  ((await (await d.as('clerk')).get('/api/property/consequences?limit=50')).body.items as Items).filter((one) => one.run.id === run);
const told = (items: Items) => items.map(({ name, act, running, state }) => `${name} ${act} ${running} ${state}`).sort();
const open = async (query = ''): Promise<ReturnType<typeof getOpenLists.response.parse>> =>
  (await d.nobody().get(`/api/open/property/lists${query}`)).body;

/** The same once, whichever test is the first to need it: each stands alone as well. */
const months = new Map<string, Promise<string>>();
const settledOnce = (month: string, next: string): Promise<string> => {
  const run = months.get(month) ?? settled(month, next);
  months.set(month, run);
  return run;
};
const entries: CreditEntry[] = [];
const withdrawn: string[] = [];
let isFollowed = false;
const keepCredit = (): void => {
  if (isFollowed) return;
  isFollowed = true;
  d.process.modules.property.followCredit({
    keeps: async () => true,
    enter: async (_, __, entry) => void entries.push(entry),
    withdraw: async (_, __, id) => void withdrawn.push(id),
  });
};

test('nothing is published before a period is final; then everybody reads scores, ranks, lists and points by item', async () => {
  expect(await open()).toEqual({ periods: [], shown: null });
  const september = await settledOnce('2025-09', '2025-10');
  const { periods, shown } = await open();
  expect(periods).toEqual([{ id: september, first: '2025-09-01', last: '2025-09-30' }]);
  expect(shown?.scores.map(({ name, company, total, rank, list, points }) => [name, company, total, rank, list, points])).toEqual([
    ['柳岸苑', '柳岸网格服务队', 90, 1, 'red', [90]],
    ['松涛苑', '东河环卫站', 40, 2, 'yellow', [40]],
  ]);
});

test('the lists of a final period are disclosed for their days, on the screens too; a correction is the next version', async () => {
  const september = await settledOnce('2025-09', '2025-10');
  const notices = async () => (await d.nobody().get('/api/open/notices?limit=50')).body.items as { code: string; title: string }[];
  const { code } = (await notices()).find(({ title }) => title.includes('2025-09-01')) ?? { code: '' };
  const read = async () => (await d.nobody().get(`/api/open/notices/${code}`)).body;
  const first = await read();
  expect(first).toMatchObject({
    kind: 'result',
    page: '/open/property',
    from: '2025-10-20',
    until: '2025-11-03',
    version: 1,
    mayObject: false,
  });
  expect(first.body.table.rows).toEqual([
    ['红榜', '柳岸苑', '柳岸网格服务队', '90', '1'],
    ['黄榜', '松涛苑', '东河环卫站', '40', '2'],
  ]);
  const screen = (await d.nobody().get(`/api/open/notice-screens/${d.area('001001').code}`)).body;
  expect(screen.items.map((one: { title: string }) => one.title)).toContain(first.title);
  const correct = (edition: number) => post(`/api/scorecards/runs/${september}/corrections`, { edition, reason: '现场检查记录有误' });
  await d.asOwner('update scorecard_given set points = 91 where run_id = $1 and subject = $2', [september, good]);
  await correct(1);
  const second = await read();
  expect(second).toMatchObject({ version: 2, until: first.until });
  expect(second.body.table.rows[0]).toEqual(['红榜', '柳岸苑', '柳岸网格服务队', '91', '1']);
  expect((await notices()).filter(({ title }) => title.includes('2025-09-01'))).toHaveLength(1);
});

test('what follows is kept with the final step and carried out once, however many servers do it at once', async () => {
  const september = await settledOnce('2025-09', '2025-10');
  expect(told(await ofRun(september))).toEqual(['松涛苑 rectify 1 due', '柳岸苑 praise 1 due']);
  expect((await (await d.as('outsider')).get('/api/property/consequences')).body.items).toEqual([]);
  expect((await (await d.as('resident')).get('/api/property/consequences')).status).toBe(403);
  const other = await d.another();
  await Promise.all([d.process, d.process, other].map((one) => carryDue(one.modules.property, d.id, september)));
  const items = await ofRun(september);
  expect(told(items)).toEqual(['松涛苑 rectify 1 done', '柳岸苑 praise 1 done']);
  const made = await d.asOwner<{ n: number }>("select count(*)::int as n from cases where title like '%松涛苑%' or kind = 'rectification'");
  expect(made[0]?.n).toBe(1);
  const rectified = items.find(({ act }) => act === 'rectify')?.case;
  const seen = (await (await d.as('officer')).get(`/api/cases/${rectified?.id}`)).body;
  expect(seen).toMatchObject({ number: rectified?.number, kind: 'rectification' });
});

test('a second yellow month in a row brings a talk, a third an entry in the credit record where somebody keeps one', async () => {
  await settledOnce('2025-09', '2025-10');
  const october = await settledOnce('2025-10', '2025-11');
  expect(told(await ofRun(october))).toEqual(['松涛苑 agenda 2 due', '松涛苑 rectify 2 due', '松涛苑 talk 2 due', '柳岸苑 praise 2 due']);
  const november = await settledOnce('2025-11', '2025-12');
  await carryDue(d.process.modules.property, d.id, november);
  // nobody keeps credit records yet: it waits for a hand
  expect(told(await ofRun(november))).toContain('松涛苑 credit 3 due');
  expect(
    (await (await d.as('supervisor')).get('/api/todos?kind=property.carry')).body.items.map(({ area }: { area: string }) => area),
  ).toContain('松涛苑');
  keepCredit();
  await Promise.all([carryDue(d.process.modules.property, d.id, november), carryDue(d.process.modules.property, d.id, november)]);
  expect(entries).toMatchObject([
    { organisationId: d.organisations.office, estate: '松涛苑', item: 'yellow_list', days: ['2025-11-01', '2025-11-30'] },
  ]);
  const done = (await ofRun(november)).find(({ act }) => act === 'credit');
  expect(done).toMatchObject({ id: entries[0]?.id, state: 'done', can: [] });
  const again = await (await d.as('supervisor')).post(`/api/property/consequences/${done?.id}/carry`, { id: v7() });
  expect(again.body.error?.code).toBe('property.consequence_over');
});

test('a correction that takes an estate off its list withdraws what followed, and says so in the case; one that puts it back opens no second case', async () => {
  keepCredit();
  for (const [month, next] of [
    ['2025-09', '2025-10'],
    ['2025-10', '2025-11'],
    ['2025-11', '2025-12'],
  ] as const)
    await settledOnce(month, next);
  const december = await settled('2025-12', '2026-01');
  await carryDue(d.process.modules.property, d.id, december);
  const rectified = (await ofRun(december)).find(({ act }) => act === 'rectify')?.case;
  const correct = async (edition: number, points: readonly [number, number]) => {
    await d.asOwner('update scorecard_given set points = $2 where run_id = $1 and subject = $3', [december, points[0], good]);
    await d.asOwner('update scorecard_given set points = $2 where run_id = $1 and subject = $3', [december, points[1], poor]);
    await post(`/api/scorecards/runs/${december}/corrections`, { edition, reason: '两处记录记反了小区' });
  };
  const before = withdrawn.length;
  await correct(1, [40, 90]);
  expect(told(await ofRun(december))).toEqual([
    '松涛苑 agenda 4 withdrawn',
    '松涛苑 credit 4 withdrawn',
    '松涛苑 praise 1 due',
    '松涛苑 rectify 4 withdrawn',
    '松涛苑 talk 4 withdrawn',
    '柳岸苑 praise 4 withdrawn',
    '柳岸苑 rectify 1 due',
  ]);
  expect(withdrawn).toHaveLength(before + 1);
  const log = await d.asOwner<{ n: number }>(
    "select count(*)::int as n from case_events where case_id = $1 and data::text like '%property.withdrawn%'",
    [rectified?.id],
  );
  expect(log[0]?.n).toBe(1);
  await correct(2, [90, 40]);
  expect((await ofRun(december)).find(({ act, name }) => act === 'rectify' && name === '松涛苑')).toMatchObject({
    state: 'done',
    case: rectified,
  });
  // one that changes no list leaves what was done as it was
  await carryDue(d.process.modules.property, d.id, december);
  const done = told(await ofRun(december));
  expect(done).toContain('柳岸苑 praise 4 done');
  await correct(3, [95, 40]);
  expect(told(await ofRun(december))).toEqual(done);
});

test('a second yellow month is a topic of the next joint meeting that takes topics, and leaves the agenda when it is corrected', async () => {
  await settledOnce('2026-02', '2026-03');
  const march = await settledOnce('2026-03', '2026-04');
  const topic = async () => (await ofRun(march)).find(({ act, name }) => act === 'agenda' && name === '松涛苑');
  const carry = async () => (await d.as('supervisor')).post(`/api/property/consequences/${(await topic())?.id}/carry`, { id: v7() });
  await carryDue(d.process.modules.property, d.id, march);
  expect(await topic()).toMatchObject({ state: 'due', meetingId: null });
  expect((await carry()).body.error?.code).toBe('property.no_meeting');
  const body = await councilOf(d, 'joint', '柳岸社区联席会议');
  // one is too near to take topics, the other is not
  await calledIn(d, body.id, 1).catch(() => undefined);
  const meeting = await calledIn(d, body.id, 25);
  expect((await carry()).body).toMatchObject({ state: 'done', meetingId: meeting.id });
  const agenda = async () =>
    (await (await d.as('clerk')).get(`/api/meetings/${meeting.id}`)).body.agenda as { title: string; text: string }[];
  expect(await agenda()).toMatchObject([{ title: expect.stringContaining('松涛苑'), text: expect.stringContaining('连续2期') }]);
  await d.asOwner('update scorecard_given set points = 95 where run_id = $1 and subject = $2', [march, poor]);
  await post(`/api/scorecards/runs/${march}/corrections`, { edition: 1, reason: '记录记反了小区' });
  expect(await topic()).toMatchObject({ state: 'withdrawn', meetingId: null });
  expect(await agenda()).toEqual([]);
});

test('rules: in a row counts without a gap and on the same list alone', () => {
  const period = (first: string, last: string, list: 'red' | 'yellow' | null) => ({
    first,
    last,
    lists: new Map(list ? [['s', list]] : []),
  });
  const [aug, sep] = [period('2025-08-01', '2025-08-31', 'yellow'), period('2025-09-01', '2025-09-30', 'yellow')];
  const now = { first: '2025-10-01' };
  expect(runningOn('s', 'yellow', now, [sep, aug])).toBe(3);
  expect(runningOn('s', 'yellow', now, [aug])).toBe(1);
  expect(runningOn('s', 'red', now, [sep, aug])).toBe(1);
  expect(runningOn('s', 'yellow', now, [sep, { ...aug, lists: new Map() }])).toBe(2);
  const acts = (running: number): ConsequenceRule['act'][] => following('yellow', running, defaultConsequences.rules).map(({ act }) => act);
  expect([acts(1), acts(2), acts(3)]).toEqual([['rectify'], ['rectify', 'talk', 'agenda'], ['rectify', 'talk', 'agenda', 'credit']]);
});
