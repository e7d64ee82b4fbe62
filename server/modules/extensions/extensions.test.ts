import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { verifyChains } from '#modules/cases/index.ts';
import { carryAll } from '#modules/notices/testing/told.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet } from '#tools/testing/send-sheet.ts';
import { resumeDue } from '../cases/commands/platform-actions.ts';
import { recountAll } from '../cases/jobs/upkeep.ts';

/* More time is asked for before it is over, granted by another level, and moves both clocks, for good and provably. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(async () => {
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  await d?.close();
});

const reason = '配件需从外地调运';
const ask = async (caseId: string, over: object = {}, who: Who = 'handler') =>
  (await d.as(who)).post(`/api/cases/${caseId}/extensions`, { id: v7(), days: 3, reason, ...over });
const decide = async (id: string, granted: boolean, who: Who = 'dispatcher') =>
  (await d.as(who)).post(`/api/extensions/${id}/decision`, { id: v7(), granted, reason: '情况属实' });
const todos = async (who: Who): Promise<string[]> =>
  (await (await d.as(who)).get('/api/todos?kind=extensions.decide')).body.items.map(({ id }: { id: string }) => id);
const see = async (caseId: string) => (await d.as('supervisor')).see(caseId);

test('asked, it is the street’s to do; granted, stage and whole end so many working days later, and the log says who and why', async () => {
  d.clock.set('2025-09-15T02:00:00Z'); // Monday, 10:00 in Shanghai
  const caseId = await d.caseIn('handling'); // rubbish: four working hours, ten for the whole
  expect(await see(caseId)).toMatchObject({ dueAt: '2025-09-15T08:00:00.000Z', totalDueAt: '2025-09-16T07:00:00.000Z' });
  const asked = await ask(caseId);
  expect([asked.status, asked.body.state, asked.body.actions]).toEqual([201, 'open', ['withdraw']]);
  const { id } = asked.body;
  expect(await todos('dispatcher')).toEqual([id]);
  expect(await todos('handler')).toEqual([]);
  await carryAll(d);
  const told = (await (await d.as('dispatcher')).get('/api/notices')).body.items.map(({ title }: { title: string }) => title);
  expect(told).toContain('有延期申请待审批');
  // until it is decided nothing moves
  expect((await see(caseId)).dueAt).toBe('2025-09-15T08:00:00.000Z');
  expect((await decide(id, true)).body).toMatchObject({ state: 'granted', decision: '情况属实' });
  expect(await todos('dispatcher')).toEqual([]);
  const after = await see(caseId);
  expect(after).toMatchObject({ state: 'handling', dueAt: '2025-09-18T08:00:00.000Z', totalDueAt: '2025-09-19T07:00:00.000Z' });
  expect(after.timeline.slice(-3).map(({ action, by }) => [action, by])).toEqual([
    ['record', 'staff'],
    ['record', 'staff'],
    ['extend', 'platform'],
  ]);
  // the resident reads the later deadline in the timeline, not who wrestled about it
  expect((await (await d.as('resident')).see(caseId)).timeline.at(-1)).toMatchObject({ action: 'extend', data: { days: 3 } });
  expect((await decide(id, false)).body.error.code).toBe('extensions.over');
  expect((await ask(caseId)).body.error).toMatchObject({ code: 'extensions.used_up', data: { times: 1 } });
});

test('what was extended goes on through pauses, and is counted anew with its days when the calendar changes', async () => {
  d.clock.set('2025-09-15T02:00:00Z');
  const caseId = await d.caseIn('handling');
  await decide((await ask(caseId)).body.id, true);
  const admin = await d.as('system_admin');
  const days = [{ day: '2025-09-17', works: false, reason: '县城停电检修' }];
  await admin.post('/api/calendar/days', { id: v7(), version: 0, days, declared: null });
  await recountAll(d.process.modules.cases);
  // a day off on the way: a day later
  expect(await see(caseId)).toMatchObject({ dueAt: '2025-09-19T08:00:00.000Z', totalDueAt: '2025-09-22T07:00:00.000Z' });
  await d.must('dispatcher', caseId, 'shelve', { until: '2025-09-16T02:00:00Z' });
  d.clock.set('2025-09-16T02:00:01Z');
  expect(await resumeDue(d.process.modules.cases, d.id)).toBe(1);
  expect((await see(caseId)).dueAt).toBe('2025-09-22T08:00:01.000Z');
  await admin.post('/api/calendar/days', { id: v7(), version: 1, days: [{ ...days[0], works: null }], declared: null });
  await recountAll(d.process.modules.cases);
});

test('too late, too long, twice, by strangers, by oneself: each is refused with words', async () => {
  d.clock.set('2025-09-22T02:00:00Z');
  const caseId = await d.caseIn('handling');
  expect((await ask(caseId, { days: 11 })).body.error).toMatchObject({ code: 'extensions.long', data: { days: 10 } });
  expect((await ask(caseId, {}, 'dispatcher')).status).toBe(403);
  expect((await ask(await d.caseIn('dispatched'))).body.error.code).toBe('extensions.not_handled');
  // of two sent at once one is asked, by whatever process (fails without the index extensions_once)
  const other = await d.another();
  const twice = await Promise.all([
    ask(caseId),
    (await d.as('handler', other)).post(`/api/cases/${caseId}/extensions`, { id: v7(), days: 2, reason }),
  ]);
  expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
  const { id } = twice.find(({ status }) => status === 201)?.body ?? {};
  expect((await decide(id, true, 'clerk')).status).toBe(403);
  expect((await decide(id, true, 'handler')).body.error.code).toBe('extensions.own');
  expect((await decide(id, false, 'supervisor')).body).toMatchObject({ state: 'refused' });
  expect((await see(caseId)).dueAt).toBe('2025-09-22T08:00:00.000Z');
  d.clock.set('2025-09-22T08:00:01Z');
  expect((await ask(caseId)).body.error.code).toBe('extensions.late');
});

test('an answer, or a recall, lets an open request lapse; one that is taken back can be asked anew', async () => {
  d.clock.set('2025-09-23T02:00:00Z');
  const caseId = await d.caseIn('handling');
  const first = (await ask(caseId)).body.id;
  expect((await (await d.as('handler')).post(`/api/extensions/${first}/withdrawal`, { id: v7() })).body.state).toBe('withdrawn');
  d.clock.advance(1_000);
  const second = (await ask(caseId)).body.id;
  await d.must('handler', caseId, 'answer');
  expect((await decide(second, true)).body.error.code).toBe('extensions.not_handled');
  await carryAll(d);
  const { items } = (await (await d.as('handler')).get('/api/extensions?which=own')).body;
  expect(items.slice(0, 2).map(({ id, state }: { id: string; state: string }) => [id, state])).toEqual([
    [second, 'lapsed'],
    [first, 'withdrawn'],
  ]);
  expect(await todos('dispatcher')).toEqual([]);
});

test('where the district decides the street does not', async () => {
  d.clock.set('2025-09-24T02:00:00Z');
  const admin = await d.as('system_admin');
  const { items } = (await admin.get('/api/settings')).body;
  const { version } = items.find((one: { key: string }) => one.key === 'extensions.approver');
  expect((await admin.put('/api/settings/extensions.approver', { id: v7(), version, value: 'county' })).status).toBe(200);
  const { id } = (await ask(await d.caseIn('handling'))).body;
  expect(await todos('dispatcher')).toEqual([]);
  expect(await todos('supervisor')).toEqual([id]);
  expect((await decide(id, true)).status).toBe(403);
  expect((await decide(id, true, 'supervisor')).body.state).toBe('granted');
});

test('a list goes out as a workbook, to whoever reads it', async () => {
  const bytes = await fetchSheet(d, '/api/extensions/sheet?which=area', 'supervisor');
  const sheets = JSON.stringify(await readWorkbook(bytes, AbortSignal.timeout(10_000)));
  expect(sheets).toContain('申请理由');
  expect(sheets).toContain(reason);
  expect((await (await d.as('resident')).get('/api/extensions/sheet?which=area')).status).toBe(403);
});
