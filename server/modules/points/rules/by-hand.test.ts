import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HandEntry, Oddity } from '#contract/points/by-hand.ts';
import { shippedRules } from '#contract/points/rules.ts';
import type { Effect } from '#contract/points/rules-api.ts';
import { carryAll, titlesOf } from '#modules/notices/testing/told.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { bookOf, earnIn, helpRule, openTestActs, publishRules, somebody } from '../testing/rules.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  openTestActs(d.process);
  expect((await publishRules(d, bookOf())).status).toBe(200);
  const facts = { title: '积分预算', payer: '街道办事处', ceiling: 100_000, reason: '年初预算' };
  expect((await post('supervisor', '/api/points/budgets', { area: d.code, points: 50_000, ...facts })).status).toBe(201);
});
afterAll(() => d?.close());
beforeEach(() => d.clock.advance(3_600_000));

const post = async (who: Who, url: string, body: object, id = v7()): Promise<Answer> => (await d.as(who)).post(url, { id, ...body });
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const code = ({ status, body }: Answer): string | number => body?.error?.code ?? status;
const today = (): string => new Date(d.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const enter = async (personId: string, over: object = {}, who: Who = 'clerk') =>
  post(who, '/api/points/by-hand', {
    personId,
    area: `${d.code}001001`,
    act: 'tests.help',
    kind: null,
    quantity: 120,
    on: today(),
    reason: '停电当天未能登记',
    ...over,
  });
const entered = async (...given: Parameters<typeof enter>): Promise<HandEntry> => {
  const answer = await enter(...given);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const decide = (who: Who, { id }: { id: string }, over: object = { confirm: true, reason: null }) =>
  post(who, `/api/points/by-hand/${id}/decision`, over);

describe('an entry by hand', () => {
  test('earns what the rules say once a second person has confirmed it; all staff see who entered, who confirmed and why', async () => {
    const person = await somebody(d);
    await earnIn(d, person);
    const made = await entered(person);
    expect(made).toMatchObject({ state: 'asked', person: '和*', points: null, alike: 1, mayDecide: false, enteredBy: d.people.clerk.name });
    await carryAll(d);
    expect(await titlesOf(d, 'dispatcher')).toContain('有手工录入待确认');
    expect(code(await decide('clerk', made))).toBe('points.entry_not_found');
    const own = await entered(person, { on: today(), quantity: 30 }, 'dispatcher');
    expect(code(await decide('dispatcher', own))).toBe('points.second_person');
    expect(code(await decide('outsider', made))).toBe('points.entry_not_found');
    expect((await decide('dispatcher', made)).body).toMatchObject({ state: 'confirmed', points: 2, decidedBy: d.people.dispatcher.name });
    const seen = await get('grid_worker', '/api/points/by-hand');
    expect(seen.items[1]).toMatchObject({ id: made.id, reason: '停电当天未能登记', enteredBy: d.people.clerk.name, mayDecide: false });
    expect((await (await d.as('resident')).get('/api/points/by-hand')).status).toBe(403);
    expect(JSON.stringify(seen)).not.toContain('和顺');
  });

  test('is never about oneself, neither entered nor confirmed', async () => {
    const [clerk, dispatcher] = [
      await somebody(d, { accountId: d.people.clerk.id }),
      await somebody(d, { accountId: d.people.dispatcher.id }),
    ];
    expect(code(await enter(clerk))).toBe('points.own_act');
    const made = await entered(dispatcher);
    expect(code(await decide('dispatcher', made))).toBe('points.own_act');
    expect((await decide('dispatcher2', made)).body).toMatchObject({ state: 'confirmed' });
  });

  test('is refused with a reason, in one’s own area, for an act that is there, of the last year', async () => {
    const person = await somebody(d);
    expect(code(await enter(person, { area: `${d.code}002` }))).toBe('session.forbidden');
    expect(code(await enter(person, { act: 'tests.likes' }))).toBe('points.act_unknown');
    expect(code(await enter(person, { kind: 'nothing' }))).toBe('points.kind_unknown');
    expect(code(await enter(person, { on: '2031-01-01' }))).toBe('points.day_wrong');
    expect(code(await enter(v7()))).toBe('points.person_gone');
    const made = await entered(person);
    expect(code(await decide('dispatcher', made, { confirm: false, reason: null }))).toBe('points.reason_needed');
    expect((await decide('dispatcher', made, { confirm: false, reason: '已在活动中记过' })).body).toMatchObject({
      state: 'refused',
      decision: '已在活动中记过',
      points: null,
    });
  });

  test('is decided once, however many decide at once (fails without the lock)', async () => {
    const made = await entered(await somebody(d));
    const clients = [await d.as('dispatcher'), await d.as('dispatcher2')];
    const { outcome } = await held(d, {
      first: (tx) => tx.selectFrom('points_by_hand').select('id').where('id', '=', made.id).forUpdate().execute(),
      waiting: 2,
      meanwhile: () =>
        Promise.all(
          clients.map((client) => client.post(`/api/points/by-hand/${made.id}/decision`, { id: v7(), confirm: true, reason: null })),
        ),
    });
    expect(outcome.map(code).sort()).toEqual([200, 'points.entry_decided']);
  });

  test('needs a second person, whatever the program says (fails without the check of the database)', async () => {
    const made = await entered(await somebody(d));
    const [before] = await d.asOwner<{ by: string }>('select entered_by as by from points_by_hand where id = $1', [made.id]);
    const outcome = await d
      .asOwner("update points_by_hand set state = 'confirmed', decided_by = $2, decided_at = now() where id = $1", [made.id, before?.by])
      .then(
        () => 'kept',
        () => 'refused',
      );
    expect(outcome).toBe('refused');
  });
});

describe('what looks odd', () => {
  test('five hours confirmed by one account within two minutes are for who supervises to look into, not for who confirmed', async () => {
    d.clock.advance(86_400_000);
    for (let n = 0; n < 5; n += 1) {
      d.clock.advance(24_000);
      const made = await entered(await somebody(d), { kind: 'elder_care', quantity: 60 });
      expect((await decide('dispatcher', made)).status).toBe(200);
    }
    const { items } = (await get('supervisor', '/api/points/oddities')) as { items: Oddity[] };
    expect(items).toMatchObject([{ kind: 'fast', by: d.people.dispatcher.name, acts: 5, minutes: 300, mayCheck: true }]);
    const [{ id }] = items as [Oddity];
    await carryAll(d);
    expect(await titlesOf(d, 'dispatcher2')).toContain('短时间集中确认');
    expect(await titlesOf(d, 'dispatcher')).not.toContain('短时间集中确认');
    const found = { finding: '核对签到表，五位老人均确认服务属实' };
    expect(code(await post('dispatcher', `/api/points/oddities/${id}/finding`, found))).toBe('points.second_person');
    expect(code(await post('outsider', `/api/points/oddities/${id}/finding`, found))).toBe('points.oddity_not_found');
    expect((await post('supervisor', `/api/points/oddities/${id}/finding`, found)).body).toMatchObject({ ...found, mayCheck: false });
    expect((await get('supervisor', '/api/points/oddities')).items).toEqual([]);
    expect(code(await post('supervisor', `/api/points/oddities/${id}/finding`, found))).toBe('points.oddity_checked');
  });

  test('so is the same of one person again and again on a day, also posed for a picture', async () => {
    d.clock.advance(86_400_000);
    const person = await somebody(d);
    for (let n = 0; n < 4; n += 1) {
      d.clock.advance(1_200_000);
      await decide('dispatcher', await entered(person, { quantity: 30 }));
    }
    expect((await get('supervisor', '/api/points/oddities')).items).toMatchObject([{ kind: 'repeated', acts: 4, minutes: 120 }]);
  });
});

describe('rules', () => {
  const problems = async (rules: object[], over: object = {}): Promise<string> => {
    const answer = await post('supervisor', '/api/definitions/points.rules/preview', { content: { ...bookOf([]), ...over, rules } });
    return answer.body.problems.map(({ message }: { message: string }) => message).join('\n');
  };
  const rule = (over: object) => ({ ...helpRule(), ...over });
  const source = '国办函〔2026〕12号';

  test('that pay for photos, likes, signing in or study time, or take points away, are refused with the source', async () => {
    const called = (zh: string) => problems([rule({ title: { zh, en: null } })]);
    for (const zh of ['每张照片 1 分', '点赞转发', '每日登录', '学习时长'])
      expect(await called(zh)).toMatch(new RegExp(`「${zh}」不能按.*${source}`));
    expect(await called('举报邻居')).toContain('不奖励举报他人'.slice(1));
    expect(await problems([rule({ points: -1 })])).toContain('会扣分');
    expect(await problems([rule({ act: 'tests.likes' })])).toContain(source);
  });

  test('that pay whoever writes them, have a cap of −1, or are about persons are refused', async () => {
    expect(await problems([rule({ act: 'points.enter' })])).toContain('给自己发分');
    expect(await problems([rule({ caps: [{ per: 'day', points: -1 }] })])).toContain('封顶是 -1');
    expect(await problems([], { caps: [{ class: null, per: 'day', points: -1 }] })).toContain('-1');
    expect(await problems([rule({ act: 'tests.report', kinds: ['dispute'] })])).toContain('涉及人');
    expect(await problems([rule({}), rule({})])).toContain('help');
    expect(await problems([rule({ act: 'nothing.here' })])).toContain('nothing.here');
    expect(await problems([rule({ budget: v7() })])).toContain('预算');
    expect(await problems([rule({ from: '2026-02-01', until: '2026-01-01' })])).toContain('早于');
    expect(await problems([rule({})])).toBe('');
    expect(await problems(shippedRules.rules)).toBe('');
    expect(() => d.process.modules.points.acts.add({ act: 'cases.likes', unit: 'times', words: 'points-rules.grant' })).toThrow('never');
  });

  test('show their effect on last month’s acts before they are saved, by sums in which nobody stands alone', async () => {
    const last = new Date(d.clock.now().getTime());
    last.setUTCDate(0);
    const on = last.toISOString().slice(0, 10);
    for (let n = 0; n < 3; n += 1) await earnIn(d, await somebody(d), { on, quantity: 120 });
    await earnIn(d, await somebody(d, { partyMember: true }), { on, quantity: 600, areaId: d.area('002001').id });
    const ask = (content: unknown, who: Who = 'supervisor') => post(who, '/api/points/rules/effect', { content });
    const effect: Effect = (await ask(bookOf([helpRule({ points: 2, caps: [{ per: 'day', points: 3 }] })]))).body;
    expect(effect).toMatchObject({
      acts: 4,
      oneIn: 1,
      total: { was: 16, is: 12 },
      capped: { was: 0, is: 20 },
      byAct: [{ act: 'tests.help', was: 16, is: 12, persons: 4 }],
      byClass: [{ class: 'resident', was: 6, is: 9 }],
      byArea: [{ code: `${d.code}001001`, was: 6, is: 9 }],
    });
    expect(await d.asOwner('select 1 from definition_drafts where kind = $1 and jurisdiction_id = $2', ['points.rules', d.id])).toEqual([]);
    // what is wrong is told by the name of its rule
    expect((await ask(bookOf([helpRule({ points: -1 })]))).body.error).toMatchObject({
      code: 'points.deducts',
      data: { rule: expect.any(String) },
    });
    expect((await ask(bookOf([{ ...helpRule({}), title: { zh: '', en: null } }]))).body.error).toMatchObject({
      code: 'points.rules_wrong',
      data: { rule: '第 1 条规则' },
    });
    expect((await ask(bookOf(), 'clerk')).status).toBe(403);
  });
});

test('somebody objects to what an act earned; who confirmed it does not answer, what was wrong is taken back', async () => {
  const person = await somebody(d, { accountId: d.people.resident.id });
  const made = await entered(person, { quantity: 60 });
  await decide('dispatcher', made);
  const acts = async () => (await get('resident', '/api/my/points/acts')).items;
  const [own] = await acts();
  expect(own).toMatchObject({ points: 1, state: 'posted', why: 'paid', rule: { title: { zh: '邻里帮忙' }, version: 1 }, objection: null });
  const url = `/api/my/points/acts/${own.id}/objection`;
  expect(code(await post('neighbour', url, { words: '不对' }))).toBe('points.earned_not_found');
  expect((await post('resident', url, { words: '我只做了半小时' })).body.objection).toMatchObject({
    words: '我只做了半小时',
    decision: null,
  });
  expect(code(await post('resident', url, { words: '再说一次' }))).toBe('points.objected');
  await carryAll(d);
  expect(await titlesOf(d, 'dispatcher2')).toContain('有积分异议待答复');
  const [objection] = (await get('supervisor', '/api/points/objections')).items;
  const todos = async (who: Who): Promise<string[]> =>
    (await get(who, '/api/todos?kind=points.objection')).items.map(({ id }: { id: string }) => id);
  // whoever confirmed the act has nothing to do about it
  expect([await todos('dispatcher2'), await todos('dispatcher')]).toEqual([[objection.id], []]);
  expect(objection).toMatchObject({ words: '我只做了半小时', mayDecide: true, earned: { points: 1 } });
  const answer = { upheld: true, takeBack: true, answer: '核对后按半小时计' };
  expect(code(await post('dispatcher', `/api/points/objections/${objection.id}/decision`, answer))).toBe('points.second_person');
  expect(code(await post('outsider', `/api/points/objections/${objection.id}/decision`, answer))).toBe('points.objection_not_found');
  expect((await post('supervisor', `/api/points/objections/${objection.id}/decision`, answer)).body).toMatchObject({ decision: 'upheld' });
  expect(code(await post('dispatcher2', `/api/points/objections/${objection.id}/decision`, answer))).toBe('points.objection_decided');
  expect(await todos('dispatcher2')).toEqual([]);
  expect((await acts())[0]).toMatchObject({ state: 'reversed', takenBack: answer.answer, objection: { decision: 'upheld' } });
});
