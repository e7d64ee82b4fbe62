import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Budget } from '#contract/points/budgets.ts';
import { carryAll, titlesOf } from '#modules/notices/testing/told.ts';
import { insertPersons } from '#modules/persons/index.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { pointsHolder } from '../own-data.ts';
import { auditPoints } from '../queries/audit.ts';
import { ledgerOf } from '../testing/ledger.ts';
import { bookOf, earnIn, helpRule, openTestActs, publishRules, somebody } from '../testing/rules.ts';
import { followMerged } from '../uses.ts';
import { payAwaited, tellExpiring } from './commands/keep-up.ts';
import { lockEarner } from './store/earned.ts';

let d: District;
let at: ReturnType<typeof ledgerOf>;
beforeAll(async () => {
  d = await testDistrict();
  at = ledgerOf(d);
  openTestActs(d.process);
  const book = bookOf([helpRule({ caps: [{ per: 'month', points: 4 }] })]);
  expect((await publishRules(d, book)).status).toBe(200);
  d.clock.advance(1000);
  await budget(`${d.code}001001`, 100);
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const budget = async (code: string, points: number): Promise<Budget> => {
  const facts = { title: '志愿服务积分预算', payer: '街道办事处', ceiling: 100_000, reason: '年初预算' };
  const answer = await post('supervisor', '/api/points/budgets', { area: code, points, ...facts });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
/** Somebody in the register of the clerk's community. */
const entered = async (name: string): Promise<string> => {
  const [id, area] = [v7(), d.area('001001001')];
  const ring = await d.process.kernel.keys.of(d.id);
  await d.database.db.write(d.access, (tx) =>
    insertPersons(tx, d.id, ring, [{ id, name, phone: null, partyMember: false, area: { id: area.id, path: area.path } }]),
  );
  return id;
};
const person = (id: string) => ({ type: 'person', id }) as const;
const replaced = async (from: string, to: string): Promise<void> => {
  await d.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
    v7(),
    d.id,
    { from, to, by: null, reason: '社区合并' },
  ]);
  await d.process.kernel.relay.carry();
};

test('two records of one person that are merged are one for caps, acts and points; what comes back later and what is taken back find their way', async () => {
  const [kept, other, shop] = [await entered('和丽华'), await entered('和丽花'), at.holder('merchant')];
  const source = { what: 'tests.help', id: v7() };
  expect((await earnIn(d, other, { source, quantity: 180 })).points).toBe(3);
  expect((await earnIn(d, kept)).points).toBe(1);
  const held = await at.transfer(person(other), shop, 1, { pendingUntil: new Date(d.clock.now().getTime() + 86_400_000) });
  const merged = await post('clerk', `/api/persons/${kept}/merge`, { other, reason: '同一人' });
  expect(merged.status, JSON.stringify(merged.body)).toBe(200);
  expect([(await at.balance(person(kept))).available, (await at.balance(person(other))).available]).toEqual([3, 0]);
  // four points a month, of which both had used all
  expect(await earnIn(d, kept, { quantity: 600 })).toMatchObject({ state: 'capped', points: 0 });
  await at.write((tx) => at.ledger.void(tx, held.transferId, { id: v7(), why: 'cancelled' }));
  for (const _ of [1, 2]) await followMerged(d.process.kernel, at.ledger);
  expect([(await at.balance(person(kept))).available, (await at.balance(person(other))).available]).toEqual([4, 0]);
  // the act of the other record turns out to be wrong: its points lie with the kept one
  const back = await d.database.db.write(d.access, (tx) => d.process.modules.points.unearn(tx, source, { reason: '时长更正' }));
  expect(back).toEqual({ points: 3, debt: 0 });
  expect((await at.balance(person(kept))).available).toBe(1);
  expect((await earnIn(d, kept, { quantity: 600 })).points).toBe(3);
  expect((await auditPoints(d.database.db, d.id)).flaws).toEqual([]);
});

test('an act that is just being paid moves with the record, as the merge waits for it (fails without the lock on who earns)', async () => {
  const [kept, other] = [await entered('和志强'), await entered('和志墙')];
  const { outcome } = await held(d, {
    first: (tx) => lockEarner(tx, other),
    waiting: 1,
    meanwhile: () => post('clerk', `/api/persons/${kept}/merge`, { other, reason: '同一人' }),
    afterwards: (tx) =>
      d.process.modules.points.earn(tx, {
        ...{ act: 'tests.help', kind: null, person: other, areaId: d.area('001001').id, quantity: 240 },
        ...{ on: shanghaiDay(d.clock.now()), source: { what: 'tests.help', id: v7() }, approvedBy: null, facts: {} },
      }),
  });
  expect(outcome.status, JSON.stringify(outcome.body)).toBe(200);
  expect((await at.balance(person(kept))).available).toBe(4);
  expect(await earnIn(d, kept)).toMatchObject({ state: 'capped', points: 0 });
});

test('a merge that is undone gives acts and points back', async () => {
  const [kept, other] = [await entered('木增'), await entered('木曾')];
  await earnIn(d, other, { quantity: 120 });
  const merged = await post('clerk', `/api/persons/${kept}/merge`, { other, reason: '同一人' });
  expect((await at.balance(person(kept))).available).toBe(2);
  const undone = await post('clerk', `/api/person-merges/${merged.body.merges[0].id}/undo`, { reason: '看错了' });
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect([(await at.balance(person(kept))).available, (await at.balance(person(other))).available]).toEqual([0, 2]);
  expect((await earnIn(d, kept, { quantity: 240 })).points).toBe(4);
  expect((await earnIn(d, other, { quantity: 240 })).points).toBe(2);
});

test('the copy of somebody’s own data holds their acts and every entry', async () => {
  const id = await entered('段誉');
  await earnIn(d, id, { quantity: 60 });
  await at.transfer(person(id), at.holder('merchant'), 1);
  const holder = pointsHolder(d.process.modules.points);
  const subject = { jurisdictionId: d.id, accountId: null, person: { id } as never };
  const sheets = await d.database.db.read(d.access, (tx) => holder.copy(null as never, tx, subject));
  expect(sheets.map(({ title, rows }) => [title, rows.length])).toEqual([
    ['服务与积分', 1],
    ['积分明细', 2],
  ]);
  expect(sheets[0]?.rows[0]?.slice(2)).toEqual([60, 1, '已入账']);
  expect(sheets[1]?.rows.map((row) => row[2])).toEqual([-1, 1]);
  const count = await d.database.db.read(d.access, (tx) => holder.count(tx, subject));
  expect(count).toBe(3);
});

test('a budget follows its area where another takes it over, with what waits; where there is one already, that one pays', async () => {
  const [from, to, third] = [`${d.code}002001`, `${d.code}002002`, `${d.code}001002`];
  const mine = await budget(from, 1);
  const one = await somebody(d);
  const areaId = (code: string): string => d.area(code.slice(d.code.length)).id;
  const earned = () => earnIn(d, one, { areaId: areaId(from), quantity: 60 });
  expect((await earned()).state).toBe('posted');
  expect((await earned()).state).toBe('pending');
  for (const _ of [1, 2]) await replaced(from, to);
  const at = async (id: string) => (await get('supervisor', '/api/points/budgets')).items.find((b: Budget) => b.id === id) as Budget;
  expect(await at(mine.id)).toMatchObject({ area: { code: to }, waiting: { acts: 1, points: 1 } });
  // a second time, into an area that has a budget: what waits is paid by that
  const theirs = await budget(third, 5);
  await replaced(to, third);
  expect([await at(mine.id), await at(theirs.id)]).toMatchObject([
    { area: { code: to }, waiting: { acts: 0 } },
    { available: 5, waiting: { acts: 1 } },
  ]);
  await payAwaited(d.process.modules.points.rules);
  expect(await at(theirs.id)).toMatchObject({ available: 4, waiting: { acts: 0 } });
});

test('points that came back to a budget pay what waits for it, by the job, once', async () => {
  const mine = await budget(`${d.code}002`, 1);
  const east = { areaId: d.area('002').id };
  const [first, second] = [await somebody(d), await somebody(d)];
  const source = { what: 'tests.help', id: v7() };
  expect((await earnIn(d, first, { ...east, source })).state).toBe('posted');
  expect((await earnIn(d, second, east)).state).toBe('pending');
  await payAwaited(d.process.modules.points.rules);
  expect((await at.balance(person(second))).available).toBe(0);
  await d.database.db.write(d.access, (tx) => d.process.modules.points.unearn(tx, source, { reason: '时长更正' }));
  const jobs = [1, 2].map(() => payAwaited(d.process.modules.points.rules));
  await Promise.all(jobs);
  expect((await at.balance(person(second))).available).toBe(1);
  expect((await at.balance({ type: 'budget', id: mine.id })).available).toBe(0);
});

test('somebody is told of points that end in thirty days, once, and of no others', async () => {
  const mine = await somebody(d, { accountId: d.people.neighbour.id });
  const day = new Date(d.clock.now().getTime() + 30 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  await at.filled(person(mine), [5, day], [7, '2027-12-31'], [2, null]);
  for (const _ of [1, 2]) await tellExpiring(d.process.modules.points.rules);
  await carryAll(d);
  const told = (await titlesOf(d, 'neighbour')).filter((title) => title.includes('将过期'));
  expect(told).toHaveLength(1);
  d.clock.advance(86_400_000);
  await tellExpiring(d.process.modules.points.rules);
  await carryAll(d);
  expect((await titlesOf(d, 'neighbour')).filter((title) => title.includes('将过期'))).toHaveLength(1);
});
