import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carryAll } from '#modules/notices/testing/told.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { resumeDue } from './commands/platform-actions.ts';
import { verifyChains } from './index.ts';

/* Clocks that cannot be cheated: every pause ends by itself, and no passing on gives the whole more time. */
let d: District;
const hour = 3_600_000;
const day = 24 * hour;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(async () => {
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  await d?.close();
});
const seen = async (id: string, who: Who = 'supervisor') => (await d.as(who)).see(id);
const listed = async (queue: string, who: Who = 'supervisor'): Promise<string[]> =>
  (await (await d.as(who)).get(`/api/cases?queue=${queue}&limit=200`)).body.items.map((c: { id: string }) => c.id);

describe('shelving', () => {
  test.each<[string, unknown, number, string]>([
    ['without a day', undefined, 400, 'request.invalid'],
    ['with none', null, 400, 'request.invalid'],
    ['until 2001', '2001-01-01T00:00:00Z', 422, 'case.until_past'],
    ['until now', 0, 422, 'case.until_past'],
    ['for 91 days', 91 * day, 422, 'case.until_far'],
  ])('%s is refused with words', async (_, until, status, code) => {
    const id = await d.caseIn('handling');
    const moment = typeof until === 'number' ? new Date(d.clock.now().getTime() + until).toISOString() : until;
    const answer = await (await d.as('dispatcher')).act(id, 'shelve', { until: moment });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).toMatch(/挂账|until/);
  });

  test('ends on its day: it shows when, is overdue should nobody resume it, and comes back by itself with the time it had', async () => {
    d.clock.set('2025-11-03T01:00:00Z'); // Monday 9:00 in Shanghai
    const id = await d.caseIn('handling'); // rubbish: 4 working hours
    const until = '2025-11-05T01:00:00.000Z';
    await d.must('dispatcher', id, 'shelve', { until });
    expect(await seen(id)).toMatchObject({ state: 'shelved', dueAt: until, light: 'green' });
    expect(await listed('overdue')).not.toContain(id);
    expect(await resumeDue(d.process.modules.cases, d.id)).toBe(0);
    d.clock.set('2025-11-05T01:00:01Z');
    expect((await seen(id)).light).toBe('red');
    expect(await listed('overdue')).toContain(id);
    expect(await resumeDue(d.process.modules.cases, d.id)).toBe(1);
    const back = await seen(id);
    expect(back).toMatchObject({ state: 'handling', dueAt: '2025-11-05T07:00:01.000Z' });
    expect(back.timeline.at(-1)).toMatchObject({ action: 'resume', by: 'platform', actor: null });
    expect(await listed('todo', 'handler')).toContain(id);
  });

  test('at most for as many days as the setting says; what was shelved for longer before stays provable', async () => {
    const far = (days: number) => ({ until: new Date(d.clock.now().getTime() + days * day).toISOString() });
    const [early, late] = [await d.caseIn('handling'), await d.caseIn('handling')];
    await d.must('dispatcher', early, 'shelve', far(89));
    const put = async (version: number, value: number | null) =>
      (await d.as('system_admin')).put('/api/settings/cases.shelved_days', { id: v7(), version, value });
    expect((await put(0, 30)).status).toBe(200);
    expect((await (await d.as('dispatcher')).see(late)).shelvedDaysMost).toBe(30);
    const refused = await (await d.as('dispatcher')).act(late, 'shelve', far(31));
    expect(refused.body.error).toMatchObject({ code: 'case.until_far', data: { days: 30 } });
    expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
    await put(1, null);
  });

  test('two workers bring it back once', async () => {
    const other = await d.another();
    const id = await d.caseIn('shelved');
    d.clock.advance(31 * day);
    const counts = await Promise.all([resumeDue(d.process.modules.cases, d.id), resumeDue(other.modules.cases, d.id)]);
    expect(counts.reduce((a, b) => a + b)).toBe(1);
    expect((await seen(id)).timeline.filter((e) => e.action === 'resume')).toHaveLength(1);
  });
});

describe('waiting for the reporter', () => {
  test('stands still until they answer; then whoever asked has it again with the time that was left', async () => {
    d.clock.set('2025-11-03T01:00:00Z'); // Monday 9:00
    const id = await d.caseIn('handling'); // four working hours, ten for the whole
    d.clock.set('2025-11-03T02:00:00Z');
    const until = '2025-11-07T09:30:00.000Z';
    await d.must('handler', id, 'wait', { text: '请补充具体楼栋号', until });
    expect(await seen(id)).toMatchObject({ state: 'waiting', step: 'act', dueAt: until, totalDueAt: null, light: 'green' });
    expect((await seen(id, 'resident')).timeline.at(-1)).toMatchObject({ action: 'wait', text: '请补充具体楼栋号' });
    await carryAll(d);
    const asked = (await (await d.as('resident')).get('/api/notices')).body.items.find((n: { page: string }) => n.page.endsWith(id));
    expect([asked.title, asked.text]).toEqual(['请您补充情况', expect.stringContaining('2025-11-07')]);
    // two days later; of supplements only the one that is waited for moves the case
    d.clock.set('2025-11-05T02:00:00Z');
    await d.must('resident', id, 'supplement', { text: '在 3 幢 2 单元' });
    expect(await seen(id)).toMatchObject({ state: 'handling', dueAt: '2025-11-05T07:00:00.000Z', totalDueAt: '2025-11-06T04:00:00.000Z' });
    await carryAll(d);
    const handler = (await (await d.as('handler')).get('/api/notices')).body.items.filter(
      (n: { page: string; kind: string }) => n.page.endsWith(id) && n.kind === 'cases.work',
    );
    await d.must('resident', id, 'supplement', { text: '二楼' });
    expect(await seen(id)).toMatchObject({ state: 'handling', dueAt: '2025-11-05T07:00:00.000Z' });
    await carryAll(d);
    const again = (await (await d.as('handler')).get('/api/notices')).body.items.filter(
      (n: { page: string; kind: string }) => n.page.endsWith(id) && n.kind === 'cases.work',
    );
    expect(again).toHaveLength(handler.length);
  });

  test('ends by itself on its day, at most as many days ahead as the setting says; whoever may ask may go on before', async () => {
    d.clock.set('2025-11-10T01:00:00Z');
    const far = await (await d.as('clerk')).act(await d.caseIn('verified'), 'wait', {
      text: '请补充照片',
      until: new Date(d.clock.now().getTime() + 6 * day).toISOString(),
    });
    expect(far.body.error).toMatchObject({ code: 'case.until_far', data: { days: 5 } });
    const [alone, early] = [await d.caseIn('verified'), await d.caseIn('reported')];
    const until = '2025-11-12T01:00:00.000Z';
    for (const id of [alone, early]) await d.must('clerk', id, 'wait', { text: '请补充照片', until });
    expect(await seen(early)).toMatchObject({ state: 'waiting', step: 'report' });
    await d.must('grid_worker', early, 'resume');
    expect((await seen(early)).state).toBe('reported');
    expect(await listed('todo', 'clerk')).not.toContain(alone);
    d.clock.set('2025-11-12T01:00:01Z');
    expect((await seen(alone)).light).toBe('red');
    expect(await resumeDue(d.process.modules.cases, d.id)).toBe(1);
    expect(await seen(alone)).toMatchObject({ state: 'verified', dueAt: '2025-11-12T07:00:01.000Z' });
    expect(await listed('todo', 'clerk')).toContain(alone);
  });
});

describe('the whole', () => {
  test('runs from filing to the answer; dispatch, return and recall give it nothing, and when it is over the case is overdue', async () => {
    d.clock.set('2025-11-10T01:00:00Z'); // Monday 9:00
    const id = await d.caseIn('filed'); // dispatch 2, accept 4, handle 4 working hours: 10 together
    const due = (await seen(id)).totalDueAt;
    expect(due).toBe('2025-11-11T04:00:00.000Z');
    for (let n = 0; n < 3; n++) {
      await d.must('dispatcher', id, 'dispatch');
      d.clock.advance(3.9 * hour);
      // a minute before acceptance is due, each time
      await (n < 2 ? d.must('handler', id, 'return') : d.must('dispatcher', id, 'recall'));
      expect((await seen(id)).totalDueAt).toBe(due);
    }
    await d.must('dispatcher', id, 'dispatch');
    d.clock.set('2025-11-11T02:01:00Z');
    // the new stage would have until the afternoon: what is due is the whole
    expect(await seen(id)).toMatchObject({ dueAt: due, light: 'yellow' });
    d.clock.set('2025-11-11T04:00:01Z');
    await d.must('handler', id, 'accept');
    expect(await seen(id)).toMatchObject({ state: 'handling', dueAt: due, light: 'red' });
    expect(await listed('overdue')).toContain(id);
  });

  test('stands while shelved and once answered; rework gives back what was left, an answer sent late stays late', async () => {
    d.clock.set('2025-11-17T01:00:00Z');
    const id = await d.caseIn('handling');
    const due = (await seen(id)).totalDueAt;
    expect(due).toBe('2025-11-18T04:00:00.000Z');
    d.clock.set('2025-11-17T03:00:00Z');
    await d.must('dispatcher', id, 'shelve', { until: '2025-11-19T03:00:00Z' });
    expect((await seen(id)).totalDueAt).toBeNull();
    d.clock.set('2025-11-18T03:00:00Z');
    await d.must('dispatcher', id, 'resume');
    expect((await seen(id)).totalDueAt).toBe('2025-11-19T04:00:00.000Z');
    await d.must('handler', id, 'answer');
    expect((await seen(id)).totalDueAt).toBeNull();
    d.clock.set('2025-11-24T03:00:00Z');
    await d.must('clerk', id, 'rework');
    expect((await seen(id)).totalDueAt).toBe('2025-11-25T04:00:00.000Z');
    d.clock.set('2025-11-25T07:00:00Z'); // 60 counted minutes late
    await d.must('handler', id, 'answer');
    await d.must('clerk', id, 'rework');
    expect(await seen(id)).toMatchObject({ totalDueAt: '2025-11-25T06:00:00.000Z', light: 'red' });
  });

  test('refusing and reopening is no way to a fresh start; reopening what was closed begins a new round, and says so', async () => {
    d.clock.set('2025-12-01T01:00:00Z');
    const refused = await d.caseIn('filed');
    d.clock.set('2025-12-01T07:00:00Z');
    await d.must('clerk', refused, 'reject');
    await d.must('clerk', refused, 'reopen');
    expect((await seen(refused)).totalDueAt).toBe('2025-12-02T04:00:00.000Z');
    await d.must('clerk', refused, 'verify');
    await d.must('clerk', refused, 'file');
    expect((await seen(refused)).totalDueAt).toBe('2025-12-02T04:00:00.000Z');
    const closed = await d.caseIn('closed');
    d.clock.set('2025-12-03T01:00:00Z');
    await d.must('resident', closed, 'reopen');
    expect(await seen(closed)).toMatchObject({ totalDueAt: '2025-12-04T04:00:00.000Z', reopenCount: 1 });
  });
});

describe('a wrong refusal', () => {
  test('is taken back by whoever may refuse, a clerk too, within the window', async () => {
    const id = await d.caseIn('rejected');
    expect((await seen(id, 'clerk')).actions).toContain('reopen');
    await d.must('clerk', id, 'reopen', { reason: '误判，属于受理范围' });
    expect(await seen(id)).toMatchObject({ state: 'reported', reopenCount: 1 });
    // what was closed is not the clerk's to reopen
    const closed = await d.caseIn('closed');
    expect((await seen(closed, 'clerk')).actions).not.toContain('reopen');
    expect((await (await d.as('clerk')).act(closed, 'reopen')).status).toBe(403);
    const late = await d.caseIn('rejected');
    d.clock.advance(15 * day + 1000);
    expect((await (await d.as('clerk')).act(late, 'reopen')).body.error.code).toBe('case.reopen_window_over');
  });
});
