import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Budget } from '#contract/points/budgets.ts';
import { carryAll, titlesOf } from '#modules/notices/testing/told.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { bookOf, earnIn, helpRule, openTestActs, publishRules, somebody } from '../testing/rules.ts';
import { lockEarner } from './store/earned.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  openTestActs(d.process);
  await rules([helpRule({ caps: [] })]);
});
afterAll(() => d?.close());
beforeEach(() => d.clock.advance(3_600_000));

const post = async (who: Who, url: string, body: object, id = v7()): Promise<Answer> => (await d.as(who)).post(url, { id, ...body });
const code = ({ status, body }: Answer): string | number => body?.error?.code ?? status;
const refusal = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const budget = async (tail: string, points: number, over: object = {}, who: Who = 'supervisor'): Promise<Budget> => {
  const facts = { title: '志愿服务积分预算', payer: '街道办事处', ceiling: 100_000, reason: '年初预算' };
  const answer = await post(who, '/api/points/budgets', { area: d.code + tail, points, ...facts, ...over });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const topUp = (id: string, points: number, who: Who = 'supervisor') =>
  post(who, `/api/points/budgets/${id}/grants`, { points, payer: '街道办事处', reason: '追加' });
const has = async (person: string) =>
  (await d.database.db.write(d.access, (tx) => d.process.modules.points.ledger.balance(tx, { type: 'person', id: person }))).available;
const rules = async (...given: Parameters<typeof bookOf>): Promise<void> => {
  const answer = await publishRules(d, bookOf(...given));
  expect([200, 'definitions.same'], JSON.stringify(answer.body)).toContain(code(answer));
  // what is published at one moment holds from the next on
  d.clock.advance(1000);
};
const unearn = (id: string, reason = '时长更正') =>
  d.database.db.write(d.access, (tx) => d.process.modules.points.unearn(tx, { what: 'tests.help', id }, { reason }));

test('without a budget what is earned waits, with one it is paid, oldest first and no further than it reaches', async () => {
  await rules([helpRule({ caps: [] })]);
  const [one, other] = [await somebody(d), await somebody(d)];
  expect(await earnIn(d, one, { quantity: 180 })).toEqual({ state: 'pending', points: 3, why: 'no_budget' });
  expect(await earnIn(d, other)).toMatchObject({ state: 'pending', points: 1 });
  const street = await budget('001', 2);
  // three points do not fit, and hold up the one behind them
  expect(street).toMatchObject({ available: 2, waiting: { acts: 2, points: 4 }, granted: 2, paid: 0, grants: [{ payer: '街道办事处' }] });
  expect(await earnIn(d, other)).toEqual({ state: 'pending', points: 1, why: 'budget_used_up' });
  expect((await topUp(street.id, 2)).body).toMatchObject({ available: 0, waiting: { acts: 1, points: 1 }, paid: 4 });
  expect([await has(one), await has(other)]).toEqual([3, 1]);
  expect(code(await topUp(street.id, 5, 'clerk'))).toBe('points.budget_not_found');
  expect((await topUp(street.id, 9)).body).toMatchObject({ available: 8, waiting: { acts: 0, points: 0 } });
  expect(await has(other)).toBe(2);
  await carryAll(d);
  expect(await titlesOf(d, 'dispatcher')).toContain('没有积分预算');
  expect(await titlesOf(d, 'dispatcher')).toContain('积分预算已用完');
});

test('the nearest budget up the tree pays; a year has a ceiling, which two that top up at once cannot exceed', async () => {
  const community = await budget('001001', 50, { ceiling: 100 });
  const person = await somebody(d);
  expect(await earnIn(d, person)).toEqual({ state: 'posted', points: 1, why: 'paid' });
  const shown = (await (await d.as('clerk')).get('/api/points/budgets')).body.items as Budget[];
  expect(shown.map(({ id, available }) => [id === community.id, available])).toContainEqual([true, 49]);
  expect(
    code(
      await post('supervisor', '/api/points/budgets', {
        area: `${d.code}001001`,
        title: '又一个',
        payer: '街道',
        ceiling: 1,
        points: 0,
        reason: '试试',
      }),
    ),
  ).toBe('points.budget_there');
  const { outcome } = await held(d, {
    first: (tx) => tx.selectFrom('points_budgets').select('id').where('id', '=', community.id).forUpdate().execute(),
    waiting: 2,
    meanwhile: async () => {
      const clients = [await d.as('supervisor'), await d.as('supervisor', await d.another())];
      return Promise.all(
        clients.map((client) =>
          client.post(`/api/points/budgets/${community.id}/grants`, { id: v7(), points: 40, payer: '街道', reason: '追加' }),
        ),
      );
    },
  });
  expect(outcome.map(code).sort()).toEqual([200, 'points.ceiling']);
  const change = { title: community.title, payer: community.payer, reason: '调整上限', closed: false };
  expect(code(await post('supervisor', `/api/points/budgets/${community.id}`, { ...change, version: 1, ceiling: 10 }))).toBe(
    'points.ceiling_below',
  );
  expect((await post('supervisor', `/api/points/budgets/${community.id}`, { ...change, version: 1, ceiling: 200 })).body).toMatchObject({
    ceiling: 200,
    version: 2,
  });
  expect(code(await post('supervisor', `/api/points/budgets/${community.id}`, { ...change, version: 1, ceiling: 300 }))).toBe(
    'points.budget_changed',
  );
});

describe('an act', () => {
  test('earns once however often it is told, and is another act with another body', async () => {
    const person = await somebody(d);
    const source = { what: 'tests.help', id: v7() };
    const all = await Promise.all(Array.from({ length: 5 }, () => earnIn(d, person, { source, quantity: 120 })));
    expect(new Set(all.map((one) => JSON.stringify(one)))).toEqual(new Set([JSON.stringify({ state: 'posted', points: 2, why: 'paid' })]));
    expect(await has(person)).toBe(2);
    expect(await refusal(earnIn(d, person, { source, quantity: 180 }))).toBe('points.other_body');
  });

  test('is not confirmed by whoever did it, and is nobody’s who is not there', async () => {
    const me = await somebody(d, { accountId: d.people.neighbour.id });
    expect(await refusal(earnIn(d, me, { approvedBy: d.people.neighbour.id }))).toBe('points.own_act');
    expect(await refusal(earnIn(d, v7()))).toBe('points.person_gone');
    expect(await has(me)).toBe(0);
  });

  test('of a district earns nothing in another', async () => {
    const person = await somebody(d);
    const elsewhere = { ...d.access, jurisdictionId: v7() };
    const told = d.database.db.write(elsewhere, (tx) =>
      d.process.modules.points.earn(tx, {
        act: 'tests.help',
        kind: null,
        person,
        areaId: d.area('001001').id,
        quantity: 60,
        on: '2025-09-15',
        source: { what: 'tests.help', id: v7() },
        approvedBy: null,
        facts: {},
      }),
    );
    expect(await refusal(told)).toBe('points.person_gone');
  });

  test('about persons is never paid, whatever a rule says', async () => {
    await rules([helpRule(), helpRule({ code: 'reports', act: 'tests.report', points: 3 })]);
    const person = await somebody(d);
    const report = (kind: string) => earnIn(d, person, { act: 'tests.report', kind, quantity: 1 });
    expect(await report('hazard')).toEqual({ state: 'posted', points: 3, why: 'paid' });
    expect(await report('dispute')).toEqual({ state: 'none', points: 0, why: 'excluded' });
  });

  test('is paid by the rules of its day in Shanghai, however late it is told', async () => {
    const person = await somebody(d);
    d.clock.set('2025-09-20T15:59:00.000Z'); // a minute before midnight
    await rules([helpRule({ points: 4 })]);
    d.clock.set('2025-09-20T16:01:00.000Z'); // the 21st
    await rules([helpRule({ points: 6 })]);
    d.clock.set('2025-09-22T04:00:00.000Z');
    expect((await earnIn(d, person, { on: '2025-09-20' })).points).toBe(4);
    expect((await earnIn(d, person, { on: '2025-09-21' })).points).toBe(6);
    expect((await earnIn(d, person, { on: '2024-01-01' })).points).toBe(0);
  });

  test('expires after the months of its rule, counted from the day it was paid', async () => {
    await rules([helpRule({ months: 6 })]);
    d.clock.set('2025-10-31T04:00:00.000Z');
    const person = await somebody(d);
    await earnIn(d, person);
    const { expiring } = await d.database.db.write(d.access, (tx) =>
      d.process.modules.points.ledger.balance(tx, { type: 'person', id: person }),
    );
    expect(expiring).toEqual([{ day: '2026-04-30', points: 1 }]);
  });
});

describe('caps', () => {
  test('hold at their edge, also for two processes at once (fails without the lock on who earns)', async () => {
    await rules([helpRule({ caps: [{ per: 'day', points: 3 }] })]);
    // it may stand already: tests before this one pay from it as well
    const facts = { title: '社区积分预算', payer: '街道办事处', ceiling: 1000, points: 50, reason: '年初预算' };
    await post('supervisor', '/api/points/budgets', { area: `${d.code}001001`, ...facts });
    const person = await somebody(d);
    const other = await d.another();
    openTestActs(other);
    const { outcome } = await held(d, {
      first: (tx) => lockEarner(tx, person),
      waiting: 6,
      meanwhile: () => Promise.all(Array.from({ length: 6 }, (_, n) => earnIn(d, person, {}, n % 2 ? d.process : other))),
    });
    expect(outcome.reduce((sum, { points }) => sum + points, 0)).toBe(3);
    expect(outcome.filter(({ state }) => state === 'capped')).toHaveLength(3);
    expect(await has(person)).toBe(3);
  });

  test('count what waits, and have room again for what was taken back', async () => {
    await rules([helpRule({ caps: [{ per: 'month', points: 2 }] })]);
    const person = await somebody(d);
    const id = v7();
    await earnIn(d, person, { source: { what: 'tests.help', id }, quantity: 120 });
    expect((await earnIn(d, person)).state).toBe('capped');
    expect(await unearn(id)).toEqual({ points: 2, debt: 0 });
    expect(await has(person)).toBe(0);
    expect((await earnIn(d, person, { source: { what: 'tests.help', id, revision: 2 }, quantity: 60 })).points).toBe(1);
    expect((await earnIn(d, person)).points).toBe(1);
    // the record that was taken back earns nothing when it is told once more
    expect(await earnIn(d, person, { source: { what: 'tests.help', id }, quantity: 120 })).toMatchObject({ state: 'none', points: 0 });
    expect(await has(person)).toBe(2);
  });

  test('are those for what somebody is', async () => {
    await rules([helpRule()], {
      caps: [
        { class: 'resident', per: 'day', points: 1 },
        { class: 'party_member', per: 'day', points: 3 },
      ],
    });
    const [resident, member] = [await somebody(d), await somebody(d, { partyMember: true })];
    expect((await earnIn(d, resident, { quantity: 300 })).points).toBe(1);
    expect((await earnIn(d, member, { quantity: 300 })).points).toBe(3);
  });
});

describe('what is taken back', () => {
  test('once; what was spent is never taken below zero and stays a debt of the budget', async () => {
    await rules();
    const person = await somebody(d);
    const id = v7();
    await earnIn(d, person, { source: { what: 'tests.help', id }, quantity: 300 });
    await d.database.db.write(d.access, (tx) =>
      d.process.modules.points.ledger.transfer(tx, {
        id: v7(),
        from: { type: 'person', id: person },
        to: { type: 'merchant', id: v7() },
        points: 3,
        what: 'tests.spent',
        subjectId: null,
        facts: {},
      }),
    );
    expect(await Promise.all([unearn(id), unearn(id)]).then((all) => all.map(({ points }) => points).sort())).toEqual([0, 2]);
    expect(await has(person)).toBe(0);
    const shown = (await (await d.as('supervisor')).get('/api/points/budgets')).body.items as Budget[];
    expect(shown.reduce((sum, { debt }) => sum + debt, 0)).toBe(3);
  });

  test('while it waits for a budget is paid no more', async () => {
    const person = await somebody(d);
    const id = v7();
    const east = { areaId: d.area('002').id };
    await earnIn(d, person, { ...east, source: { what: 'tests.help', id } });
    expect(await unearn(id)).toEqual({ points: 0, debt: 0 });
    expect(await budget('002', 10)).toMatchObject({ available: 10, waiting: { acts: 0 } });
  });
});
