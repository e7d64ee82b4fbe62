import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { letRunOut } from './commands/let-run-out.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const happy = { answered: true, solved: true, satisfied: true, comment: null };
const unhappy = { answered: true, solved: false, satisfied: false, comment: '还是老样子' };
const carry = () => d.process.kernel.relay.carry();
const settle = async (caseId: string): Promise<string> => {
  await carry();
  return caseId;
};
/** A case that is to be called back, with its call-back. */
const checked = async (): Promise<{ caseId: string; callBackId: string }> => {
  const caseId = await settle(await d.caseIn('checked'));
  const { callBacks } = (await (await d.as('clerk')).get(`/api/cases/${caseId}/ratings`)).body;
  return { caseId, callBackId: callBacks.at(-1).id };
};
const set = async (values: Record<string, unknown>): Promise<void> => {
  await d.asOwner('update jurisdictions set settings = $2 where id = $1', [d.id, JSON.stringify(values)]);
  d.process.kernel.jurisdictions.forget();
};
const attempt = async (callBackId: string, body: object, who: Who = 'clerk'): Promise<Answer> =>
  (await d.as(who)).post(`/api/call-backs/${callBackId}/attempts`, { id: v7(), ...body });
const rates = async (who: Who = 'supervisor', query = 'by=handler') => (await (await d.as(who)).get(`/api/three-rates?${query}`)).body;
beforeEach(() => set({}));

describe('the call list', () => {
  test('has every checked case once, and a rating by call ends it and moves the case on', async () => {
    const { caseId, callBackId } = await checked();
    await carry();
    const list = (await (await d.as('clerk')).get('/api/call-backs')).body.items;
    expect(list.filter((one: { caseId: string }) => one.caseId === caseId)).toHaveLength(1);
    expect((await attempt(callBackId, { result: 'done' })).body.error.code).toBe('ratings.rating_needed');
    const answer = await attempt(callBackId, { result: 'done', rating: happy });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body).toMatchObject({ result: 'rated', way: 'staff', attempts: 1, answers: { satisfied: true } });
    expect((await (await d.as('clerk')).see(caseId)).state).toBe('called_back');
    await carry();
    expect((await attempt(callBackId, { result: 'done', rating: happy })).body.error.code).toBe('ratings.call_back_over');
  });

  test('ends after as many calls without an answer as may be made, in no rate, and the case may be closed', async () => {
    await set({ 'ratings.attempts': 2 });
    const before = (await rates()).total;
    const { caseId, callBackId } = await checked();
    expect((await attempt(callBackId, { result: 'no_answer', note: '关机' })).body).toMatchObject({ result: null, attempts: 1 });
    expect((await attempt(callBackId, { result: 'no_answer' })).body).toMatchObject({ result: 'not_reached', attempts: 2 });
    expect((await (await d.as('dispatcher')).see(caseId)).rating).toBeNull();
    expect((await (await d.as('dispatcher')).act(caseId, 'close', { reason: null })).body.error.code).toBe('case.unsatisfied_needs_reason');
    await d.must('dispatcher', caseId, 'close', { reason: '三次未接通' });
    const after = (await rates()).total;
    expect(after.notReached).toBe(before.notReached + 1);
    expect(after.all.valid).toBe(before.all.valid);
  });

  test('is of one’s own area; others find nothing', async () => {
    const { callBackId } = await checked();
    expect((await attempt(callBackId, { result: 'refused' }, 'outsider')).status).toBe(404);
    expect((await (await d.as('handler')).get('/api/call-backs')).status).toBe(403);
  });

  test('a share is drawn by lot; who is not drawn rates alone, and is silent when the link has run out', async () => {
    await set({ 'ratings.sampling': 'category', 'ratings.category_shares': '01=0; 02=0', 'ratings.share': 100 });
    const caseId = await settle(await d.caseIn('checked', { categoryCode: '01' }));
    const [row] = (await (await d.as('clerk')).get(`/api/cases/${caseId}/ratings`)).body.callBacks;
    expect(row).toMatchObject({ sampled: false, result: null });
    const list = (await (await d.as('clerk')).get('/api/call-backs')).body.items;
    expect(list.map((one: { caseId: string }) => one.caseId)).not.toContain(caseId);
    expect(await letRunOut(d.process.modules.ratings, d.id)).toBe(0);
    d.clock.advance(11 * 86_400_000);
    expect(await letRunOut(d.process.modules.ratings, d.id)).toBeGreaterThan(0);
    const [ended] = (await (await d.as('clerk')).get(`/api/cases/${caseId}/ratings`)).body.callBacks;
    expect(ended.result).toBe('silent');
    await carry();
    expect((await (await d.as('dispatcher')).see(caseId)).state).toBe('called_back');
    // what silence counts as is the place's to say
    const left = (await rates()).total;
    await set({ 'ratings.silence': 'satisfied' });
    expect((await rates()).total.all.valid).toBe(left.all.valid + left.silent);
  });
});

describe('a rating link', () => {
  const link = async (callBackId: string): Promise<string> => {
    const made = await (await d.as('clerk')).post(`/api/call-backs/${callBackId}/link`, { id: v7() });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    return String(made.body.url).split('/rate/')[1] as string;
  };

  test('opens without signing in, tells nothing of a person, and rates once', async () => {
    const { caseId, callBackId } = await checked();
    const token = await link(callBackId);
    const shown = await d.nobody().get(`/api/ratings-by-link/${token}`);
    expect(shown.body).toMatchObject({ state: 'open', answer: expect.stringContaining('已清理') });
    expect(JSON.stringify(shown.body)).not.toContain(d.people.resident.name);
    const rate = (body: object) => d.nobody().post(`/api/ratings-by-link/${token}`, { id: v7(), ...body });
    const both = await Promise.all([rate({ rating: unhappy }), rate({ rating: unhappy })]);
    expect(both.map(({ body }) => body.state)).toEqual(['rated', 'rated']);
    await carry();
    const seen = await (await d.as('dispatcher')).see(caseId);
    expect(seen.rating).toMatchObject({ by: 'reporter', satisfied: false });
    expect(seen.timeline.filter(({ action }) => action === 'call_back')).toHaveLength(1);
  });

  test('of a caller without an account counts as the reporter’s as well', async () => {
    const caseId = (await (await d.as('clerk')).post('/api/reports', { ...(await callerReport()) })).body.caseId;
    for (const [who, action] of [
      ['clerk', 'verify'],
      ['clerk', 'file'],
      ['dispatcher', 'dispatch'],
      ['handler', 'accept'],
      ['handler', 'answer'],
      ['dispatcher', 'check'],
    ] as const)
      await d.must(who, caseId, action);
    await settle(caseId);
    const [row] = (await (await d.as('clerk')).get(`/api/cases/${caseId}/ratings`)).body.callBacks;
    const token = await link(row.id);
    await d.nobody().post(`/api/ratings-by-link/${token}`, { id: v7(), rating: happy });
    expect((await (await d.as('clerk')).see(caseId)).rating).toMatchObject({ by: 'reporter', satisfied: true });
  });

  test('that was changed, or has run out, rates nothing', async () => {
    const { callBackId } = await checked();
    const token = await link(callBackId);
    const changed = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect((await d.nobody().get(`/api/ratings-by-link/${changed}`)).status).toBe(404);
    expect((await d.nobody().get('/api/ratings-by-link/nonsense')).status).toBe(404);
    d.clock.advance(11 * 86_400_000);
    expect((await d.nobody().get(`/api/ratings-by-link/${token}`)).body.state).toBe('over');
    const late = await d.nobody().post(`/api/ratings-by-link/${token}`, { id: v7(), rating: happy });
    expect(late.body.error.code).toBe('ratings.link_over');
  });
});

const callerReport = async () => {
  const { reportBody } = await import('#tools/testing/district.ts');
  return { ...reportBody(), caller: { name: '和秀英', phone: '13900000000' } };
};

describe('an unhappy case', () => {
  const again = async (caseId: string): Promise<void> => {
    await d.must('handler', caseId, 'answer');
    await d.must('clerk', caseId, 'check');
    await settle(caseId);
  };
  const ruling = async (caseId: string, decision: string, who: Who = 'supervisor'): Promise<Answer> =>
    (await d.as(who)).post(`/api/rulings/${caseId}`, { id: v7(), decision, reason: '已按规定办理到位' });

  test('is reworked once; then nobody closes it before the district has ruled', async () => {
    const caseId = await settle(await d.caseIn('checked'));
    await d.must('resident', caseId, 'call_back', { rating: unhappy });
    await d.must('clerk', caseId, 'rework');
    await again(caseId);
    await d.must('resident', caseId, 'call_back', { rating: unhappy });
    const early = await (await d.as('dispatcher')).act(caseId, 'close', { reason: '已反复办理' });
    expect(early.body.error.code).toBe('ratings.ruling_needed');
    await carry();
    const todos = (await (await d.as('supervisor')).get('/api/todos?kind=ratings.rule')).body.items;
    expect(todos.map((one: { id: string }) => one.id)).toContain(caseId);
    expect((await ruling(caseId, 'close', 'dispatcher')).status).toBe(404);
    expect((await ruling(caseId, 'close')).status).toBe(200);
    expect((await (await d.as('supervisor')).see(caseId)).state).toBe('closed');
    expect((await ruling(caseId, 'close')).body.error.code).toBe('ratings.ruling_over');
  });

  test('ruled to be handled once more, it is; and counts once, by its last call-back', async () => {
    const before = (await rates()).total.all.valid;
    const caseId = await settle(await d.caseIn('checked'));
    await d.must('resident', caseId, 'call_back', { rating: unhappy });
    await d.must('clerk', caseId, 'rework');
    await again(caseId);
    await d.must('resident', caseId, 'call_back', { rating: unhappy });
    await carry();
    expect((await ruling(caseId, 'rework')).status).toBe(200);
    await again(caseId);
    await d.must('resident', caseId, 'call_back', { rating: happy });
    await carry();
    await d.must('dispatcher', caseId, 'close', { reason: null });
    expect((await rates()).total.all.valid).toBe(before + 1);
  });
});

describe('the three rates', () => {
  test('are worst first, each with the number it stands on; a handler sees the own ones alone', async () => {
    const { total, rows, rule } = await rates();
    expect(rule).toMatchObject({ silence: 'left_out', weights: { answered: 1, solved: 1, satisfied: 1 } });
    expect(total.all.valid).toBeGreaterThan(0);
    expect(rows[0].figures.counted.valid).toBeGreaterThan(0);
    const own = await rates('handler');
    expect(own.area).toBeNull();
    expect(own.rows.map((row: { key: string }) => row.key)).toEqual([d.organisations.team]);
    expect((await (await d.as('resident')).get('/api/three-rates')).status).toBe(403);
    expect((await (await d.as('dispatcher')).get(`/api/three-rates?area=${d.area('002').code}`)).status).toBe(403);
  });

  test('come as a workbook with their formulas', async () => {
    const sheet = await (await d.as('supervisor')).get('/api/three-rates/export');
    expect(sheet.status).toBe(200);
    expect(String(sheet.headers['content-type'])).toContain('spreadsheet');
  });
});

describe('what goes badly', () => {
  test('is told worst first with what it stands on, against the period before', async () => {
    const from = new Date(d.clock.now().getTime() - 60 * 86_400_000).toISOString();
    const to = new Date(d.clock.now().getTime() + 86_400_000).toISOString();
    const ask = async (who: Who, query = `from=${from}&to=${to}`) => (await d.as(who)).get(`/api/performance?${query}`);
    const { body } = await ask('supervisor');
    expect(body.satisfied.of).toBeGreaterThan(0);
    expect(body.onTime.of).toBeGreaterThan(0);
    expect(body.onTimeBefore).toEqual({ rate: null, of: 0 });
    expect(body.handlers[0]).toMatchObject({ key: d.organisations.team, satisfied: { of: body.satisfied.of } });
    const late = await settle(await d.caseIn('handling'));
    d.clock.advance(30 * 86_400_000);
    await d.must('handler', late, 'answer');
    await d.must('clerk', late, 'check');
    await carry();
    const after = (await ask('supervisor', `from=${from}&to=${new Date(d.clock.now().getTime() + 1).toISOString()}`)).body;
    expect([after.onTime.of, Math.round(after.onTime.rate * after.onTime.of)]).toEqual([
      body.onTime.of + 1,
      Math.round(body.onTime.rate * body.onTime.of),
    ]);
    expect((await ask('handler')).status).toBe(404);
    expect((await ask('dispatcher', `area=${d.area('002').code}&from=${from}&to=${to}`)).status).toBe(403);
    expect((await ask('supervisor', `from=${to}&to=${from}`)).body.error.code).toBe('ratings.period_wrong');
  });
});
