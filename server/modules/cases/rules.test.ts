import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type District, type reportBody, testDistrict } from '#tools/testing/district.ts';
import { indexTexts } from './commands/index-texts.ts';
import { archiveDue } from './commands/platform-actions.ts';

/* The rules of the loop through the server; the pure rules themselves are tested in domain/. */
let d: District;
const day = 86_400_000;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());
const seen = async (id: string) => (await d.as('supervisor')).see(id);

describe('who is responsible', () => {
  test('the first receiver, until another organisation accepts; every return is counted and stays in the record with its reason', async () => {
    const id = await d.caseIn('filed');
    const { office, department, team } = d.organisations;
    await d.must('dispatcher', id, 'dispatch', { organisationId: office });
    expect(await seen(id)).toMatchObject({
      handler: { id: office },
      firstReceiver: { id: office },
      responsible: { id: office },
      returnCount: 0,
    });
    await d.must('officer', id, 'return', { reason: '管线属于城管局' });
    expect(await seen(id)).toMatchObject({
      state: 'filed',
      handler: null,
      firstReceiver: { id: office },
      responsible: { id: office },
      returnCount: 1,
    });
    await d.must('dispatcher', id, 'dispatch', { organisationId: department });
    expect(await seen(id)).toMatchObject({ handler: { id: department }, responsible: { id: office } });
    await d.must('official', id, 'return', { reason: '属于社区网格' });
    await d.must('supervisor', id, 'dispatch', { organisationId: team });
    await d.must('handler', id, 'accept');
    const now = await seen(id);
    expect(now).toMatchObject({
      handler: { id: team },
      firstReceiver: { id: office },
      responsible: { id: team },
      returnCount: 2,
      handlerPerson: d.people.handler.name,
    });
    expect(now.timeline.filter((e) => e.action === 'return').map((e) => [e.reason, e.actor?.name, e.actor?.organisation])).toEqual([
      ['管线属于城管局', d.people.officer.name, '东河环卫站'],
      ['属于社区网格', d.people.official.name, '城市管理局'],
    ]);
    // whoever had the case goes on seeing it
    expect((await (await d.as('officer')).get(`/api/cases/${id}`)).status).toBe(200);
  });

  test('nobody checks the own answer: not offered, and refused', async () => {
    const id = await d.caseIn('dispatched');
    await d.must('grid_worker', id, 'accept');
    await d.must('grid_worker', id, 'answer');
    const worker = await d.as('grid_worker');
    expect((await worker.see(id)).actions).not.toContain('check');
    const answer = await worker.act(id, 'check');
    expect([answer.status, answer.body.error.code]).toEqual([403, 'case.own_check']);
    await d.must('clerk', id, 'check');
  });
});

describe('rates, rework and reopening', () => {
  const unhappy = { rating: { answered: true, solved: false, satisfied: false, comment: '只扫了一半' } };

  test('an unhappy reporter is worked for again, or the closing says why not', async () => {
    const id = await d.caseIn('checked');
    await d.must('resident', id, 'call_back', unhappy);
    expect((await seen(id)).rating).toMatchObject({ ...unhappy.rating, by: 'reporter' });
    const refused = await (await d.as('dispatcher')).act(id, 'close', { reason: null });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'case.unsatisfied_needs_reason']);
    await d.must('dispatcher', id, 'rework');
    expect(await seen(id)).toMatchObject({ state: 'handling', reworkCount: 1, rating: null });
    await d.must('handler', id, 'answer');
    await d.must('clerk', id, 'check');
    await d.must('clerk', id, 'call_back', unhappy);
    expect((await seen(id)).rating).toMatchObject({ by: 'staff', solved: false });
    // once more is not for the desk to end
    const again = await (await d.as('dispatcher')).act(id, 'close', { reason: '已向居民说明，需等规划' });
    expect([again.status, again.body.error.code]).toEqual([409, 'ratings.ruling_needed']);
    const other = await d.caseIn('checked');
    await d.must('resident', other, 'call_back', unhappy);
    await d.must('dispatcher', other, 'close', { reason: '已向居民说明，需等规划' });
    expect(await seen(other)).toMatchObject({ state: 'closed', reworkCount: 0, reopenCount: 0 });
  });

  test('a happy one is closed without further words', async () => {
    const id = await d.caseIn('called_back');
    await d.must('dispatcher', id, 'close', { reason: null });
  });

  test.each(['closed', 'rejected'] as const)('%s: reopened on day 15, no more on day 16', async (state) => {
    const [early, late] = [await d.caseIn(state), await d.caseIn(state)];
    const begun = d.clock.now();
    const resident = await d.as('resident');
    expect((await resident.see(early)).reopenUntil).toBe(new Date(begun.getTime() + 15 * day).toISOString());
    d.clock.advance(15 * day);
    expect((await resident.see(early)).actions).toContain('reopen');
    await d.must('resident', early, 'reopen');
    expect(await seen(early)).toMatchObject({ state: state === 'closed' ? 'dispatched' : 'reported', reopenCount: 1 });
    d.clock.advance(day);
    expect((await resident.see(late)).actions).not.toContain('reopen');
    const refused = await resident.act(late, 'reopen');
    expect([refused.status, refused.body.error.code]).toEqual([409, 'case.reopen_window_over']);
  });

  test('after the window the platform archives by itself what was closed, refused or withdrawn, and nothing else', async () => {
    const over = [await d.caseIn('closed'), await d.caseIn('rejected'), await d.caseIn('withdrawn')];
    const open = await d.caseIn('called_back');
    d.clock.advance(15 * day);
    await archiveDue(d.process.modules.cases, d.id);
    for (const id of over) expect((await seen(id)).state).not.toBe('archived');
    d.clock.advance(1000);
    const fresh = await d.caseIn('closed');
    expect(await archiveDue(d.process.modules.cases, d.id)).toBeGreaterThanOrEqual(3);
    for (const id of over) expect((await seen(id)).timeline.at(-1)).toMatchObject({ action: 'archive', actor: null });
    expect([(await seen(open)).state, (await seen(fresh)).state]).toEqual(['called_back', 'closed']);
  });
});

describe('clocks', () => {
  test('acceptance starts the category’s limit; progress, supervision and additions leave it alone; shelving stops it and gives it back', async () => {
    d.clock.set('2025-11-03T01:00:00Z'); // Monday 9:00 in Shanghai
    const id = await d.caseIn('handling'); // rubbish: 4 working hours
    const due = '2025-11-03T07:00:00.000Z';
    expect(await seen(id)).toMatchObject({ dueAt: due, light: 'green' });
    d.clock.set('2025-11-03T06:15:00Z');
    expect((await seen(id)).light).toBe('yellow');
    await d.must('handler', id, 'progress');
    await d.must('supervisor', id, 'supervise');
    await d.must('resident', id, 'supplement');
    expect(await seen(id)).toMatchObject({ dueAt: due, light: 'yellow', supervised: true, stateSince: '2025-11-03T01:00:00.000Z' });
    await d.must('dispatcher', id, 'shelve', { until: '2025-11-30T16:00:00.000Z' });
    // what is due is coming back
    expect(await seen(id)).toMatchObject({ state: 'shelved', dueAt: '2025-11-30T16:00:00.000Z', light: 'green' });
    d.clock.set('2025-11-10T01:00:00Z');
    await d.must('dispatcher', id, 'resume');
    // 45 of 240 minutes were left: as yellow as before, red at the end
    const resumed = await seen(id);
    expect(resumed).toMatchObject({ state: 'handling', dueAt: '2025-11-10T01:45:00.000Z', light: 'yellow' });
    const queued = async (queue: string): Promise<string[]> =>
      (await (await d.as('supervisor')).get(`/api/cases?queue=${queue}&sort=due`)).body.items.map((c: { id: string }) => c.id);
    const counted = async (): Promise<Record<string, number>> => (await (await d.as('supervisor')).get('/api/cases/counts')).body.queues;
    expect(await queued('due_soon')).toContain(id);
    expect(await queued('overdue')).not.toContain(id);
    expect((await counted())['due_soon']).toBe((await queued('due_soon')).length);
    // Friday late in the afternoon looks as far as Monday morning
    d.clock.set('2025-11-07T09:00:00Z');
    expect(await queued('due_soon')).toContain(id);
    d.clock.set('2025-11-07T01:00:00Z');
    expect(await queued('due_soon')).not.toContain(id);
    d.clock.set('2025-11-10T01:45:01Z');
    expect((await seen(id)).light).toBe('red');
    expect(await queued('due_soon')).not.toContain(id);
    expect(await queued('overdue')).toContain(id);
  });

  test('an emergency runs round the clock, from the first minute', async () => {
    d.clock.set('2025-11-08T15:30:00Z'); // Saturday night
    const id = await d.caseIn('reported', { text: '路口的井盖没了，有人差点掉下去' });
    expect(await seen(id)).toMatchObject({ category: { code: '0201' }, kind: 'hazard', dueAt: '2025-11-08T16:30:00.000Z' });
  });

  test('a return and another dispatch give no more time for handling', async () => {
    d.clock.set('2025-11-10T01:00:00Z');
    const id = await d.caseIn('dispatched');
    await d.must('handler', id, 'return');
    await d.must('dispatcher', id, 'dispatch', { organisationId: d.organisations.office });
    await d.must('officer', id, 'accept');
    expect((await seen(id)).dueAt).toBe('2025-11-10T07:00:00.000Z');
  });
});

describe('filing and dispatching', () => {
  test('the suggestion says which rule chose it, and follows a corrected category', async () => {
    const id = await d.caseIn('verified', { grid: '001001001' });
    const dispatcher = await d.as('dispatcher');
    // category 01 of the street goes before any category of the community
    expect((await dispatcher.see(id)).suggestion).toMatchObject({
      organisation: { id: d.organisations.office },
      why: '市容环境 × 东河街道',
    });
    expect((await (await d.as('resident')).see(id)).suggestion).toBeNull();
    await d.must('clerk', id, 'file', { categoryCode: '0201', kind: 'hazard' });
    expect(await dispatcher.see(id)).toMatchObject({
      category: { code: '0201' },
      kind: 'hazard',
      suggestion: { organisation: { id: d.organisations.team }, why: '各类事项 × 柳岸社区' },
    });
  });

  test('a corrected place moves the case to whoever is there; the one who corrected it still gets the answer', async () => {
    const id = await d.caseIn('verified', { grid: '001001001' });
    const clerk = await d.as('clerk');
    const answer = await clerk.act(id, 'file', { areaCode: d.area('002001001').code });
    expect(answer).toMatchObject({
      status: 200,
      body: { area: { code: d.area('002001001').code, name: '西山街道 · 松坡社区 · 第一网格' } },
    });
    expect((await clerk.get(`/api/cases/${id}`)).status).toBe(404);
    expect((await (await d.as('outsider')).see(id)).actions).toContain('dispatch');
  });

  test.each([
    ['file', { categoryCode: '9999' }, 422, 'case.category_unknown'],
    ['file', { areaCode: '530799' }, 404, 'territory.area_not_found'],
  ] as const)('%s with %j is refused', async (action, fields, status, code) => {
    const id = await d.caseIn('verified');
    const answer = await (await d.as('clerk')).act(id, action, fields);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  test('an organisation that is not there is refused', async () => {
    const answer = await (await d.as('dispatcher')).act(await d.caseIn('filed'), 'dispatch', { organisationId: v7() });
    expect([answer.status, answer.body.error.code]).toEqual([422, 'case.organisation_unknown']);
  });

  test('numbers go on beyond 99,999 a day', async () => {
    d.clock.set('2025-11-12T01:00:00Z');
    await d.caseIn('reported');
    await d.asOwner('update case_number_days set next = 99999 where jurisdiction_id = $1', [d.id]);
    d.clock.advance(2000);
    const numbers: string[] = [];
    for (const _ of [1, 2, 3]) {
      numbers.push((await seen(await d.caseIn('reported'))).number);
      d.clock.advance(2000);
    }
    expect(numbers).toEqual(['99999', '100000', '100001'].map((n) => `${d.code}20251112${n}`));
  });
});

describe('search', () => {
  const find = async (q: string) => {
    const answer = await (await d.as('supervisor')).get(`/api/cases?queue=all&limit=200&q=${encodeURIComponent(q)}`);
    return { status: answer.status, ids: (answer.body.items ?? []).map((c: { id: string }) => c.id) as string[] };
  };

  test('finds Chinese words and their parts, English words, place words and numbers', async () => {
    const id = await d.caseIn('reported', { text: '中华小学门口的共享单车堵住了消防通道，WiFi 信号箱也倒了', placeText: '望江楼西侧' });
    const { number } = await seen(id);
    for (const q of ['消防通道', '消防', '小学', '共享单车 消防', 'wifi', 'WIFI', '望江楼', number, number.slice(0, 16)])
      expect([q, (await find(q)).ids.includes(id)]).toEqual([q, true]);
    for (const q of ['幼儿园', '消防 幼儿园', '530799']) expect([q, (await find(q)).ids.includes(id)]).toEqual([q, false]);
  });

  test('finds any run of characters, in the index as before it is there, those first whose title says it', async () => {
    const lamp = await d.caseIn('reported', { text: '光义街官院巷路灯不亮' });
    const aside = await d.caseIn('reported', { text: '单元门前台阶坏了，老人不好走。旁边的路灯不亮也有一阵了' });
    const { number } = await seen(lamp);
    const asked = async () => {
      for (const q of ['灯', '路灯', '官院巷', '路灯不亮', '光义街', '官院巷 灯', number.slice(-7), number.slice(3, 12)])
        expect([q, (await find(q)).ids.includes(lamp)]).toEqual([q, true]);
      for (const q of ['灯路', '官院巷 井盖']) expect([q, (await find(q)).ids.includes(lamp)]).toEqual([q, false]);
      const ranked = (await find('路灯不亮')).ids.filter((id) => id === lamp || id === aside);
      expect(ranked).toEqual([lamp, aside]);
      const counts = (await (await d.as('supervisor')).get(`/api/cases/counts?q=${encodeURIComponent('官院巷')}`)).body;
      expect(counts.queues.all).toBe(1);
    };
    await asked();
    d.clock.advance(120_000);
    while ((await indexTexts(d.process.modules.cases, d.id)) > 0);
    expect(await d.asOwner('select from case_search where case_id = any($1)', [[lamp, aside]])).toHaveLength(2);
    await asked();
  });

  // guard: the time a case must have settled before the mark passes it
  test('a case that is still being written is not passed by', async () => {
    while ((await indexTexts(d.process.modules.cases, d.id)) > 0);
    const late = await d.caseIn('reported', { text: '写入很慢的一条来件' });
    await indexTexts(d.process.modules.cases, d.id);
    expect(await d.asOwner('select from case_search where case_id = $1', [late])).toHaveLength(0);
    expect((await find('写入很慢')).ids).toEqual([late]);
  });

  test.each([
    "'",
    "''",
    '"',
    '\\',
    "\\'",
    "' & | !",
    "a'); drop table cases; --",
    '!!!',
    '&',
    '| |',
    ':*',
    '消防:*',
    '消防 <-> 通道',
    '%',
    '_',
    '()',
    '\u202e反转',
    '🚒',
    "'消防",
    '消防\\',
    'a'.repeat(100),
    '\t\n',
    '𠮷',
  ])('survives %j', async (q) => {
    expect((await find(q)).status).toBe(200);
  });

  test('refuses what is too long with a plain answer', async () => {
    expect((await find('消'.repeat(101))).status).toBe(400);
    expect((await find('x'.repeat(100_000))).status).toBe(400);
  });

  test('a query without any word finds nothing rather than everything', async () => {
    expect((await find('！！！')).ids).toEqual([]);
  });
});

describe('reports', () => {
  test('are located by point, by the area chosen, by place words, by the text', async () => {
    const resident = await d.as('resident');
    const placed = async (over: Parameters<typeof reportBody>[0]) => (await resident.report(over)).body.location;
    expect(await placed({ grid: '001002001' })).toMatchObject({ by: 'point', name: '东河街道 · 桥头社区 · 第一网格' });
    expect(await placed({ point: null, areaCode: d.area('001001').code })).toMatchObject({
      by: 'chosen',
      community: { name: '柳岸社区' },
      grid: null,
    });
    expect(await placed({ point: null, placeText: '锦绣花园3栋' })).toMatchObject({
      by: 'text',
      matched: '锦绣花园',
      grid: { code: d.area('001001002').code },
    });
    expect(await placed({ point: null, text: '松坡社区的水管爆了一整天' })).toMatchObject({ by: 'text', community: { name: '松坡社区' } });
  });

  test('say how they came in: a resident’s, a grid worker’s, a clerk’s', async () => {
    for (const [who, channel] of [
      ['resident', 'web'],
      ['grid_worker', 'grid_worker'],
      ['clerk', 'clerk'],
    ] as const) {
      const { caseId } = (await (await d.as(who)).report()).body;
      expect((await seen(caseId)).channel).toBe(channel);
    }
  });

  test('keep a chosen category and tell a guessed one from it', async () => {
    const resident = await d.as('resident');
    expect((await resident.report({ categoryCode: '0102' })).body.category).toEqual({
      code: '0102',
      name: '道路破损',
      nameEn: '道路破损',
      suggested: false,
    });
    expect((await resident.report()).body.category).toEqual({ code: '0101', name: '暴露垃圾', nameEn: '暴露垃圾', suggested: true });
    expect((await resident.report({ text: '说不清楚的一件小事情' })).body.category).toBeNull();
  });
});
