import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WhistleDetail } from '#contract/whistles/api.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { verifyChains } from '#modules/cases/index.ts';
import { carryAll } from '#modules/notices/testing/told.ts';
import { figuresOf } from '#modules/scorecards/testing/figures.ts';
import { type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';
import { openStream } from '#tools/testing/stream.ts';
import { remindEverywhere } from './commands/remind.ts';
import { whistleBody } from './testing/body.ts';

let d: District;
let address: string;
beforeAll(async () => {
  d = await testDistrict();
  address = await d.process.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object) => (await d.as(who)).post(url, { id: v7(), ...body });
const must = async (who: Who, url: string, body: object): Promise<WhistleDetail> => {
  const answer = await post(who, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const refused = async (who: Who, url: string, body: object): Promise<string> => (await post(who, url, body)).body.error?.code;
const called = (over: Record<string, unknown> = {}, who: Who = 'dispatcher') => must(who, '/api/whistles', whistleBody(d, over));
const see = async (who: Who, id: string): Promise<WhistleDetail> => (await (await d.as(who)).get(`/api/whistles/${id}`)).body;
const callTo = (w: WhistleDetail, organisation: 'office' | 'department' | 'team') => {
  const found = w.calls.find((one) => one.organisation.id === d.organisations[organisation]);
  if (!found) throw new Error(`${organisation} was not called`);
  return found;
};
const todosOf = async (who: Who, kind: string): Promise<{ title: string; light: string; dueAt: string | null }[]> =>
  (await (await d.as(who)).get(`/api/todos?kind=${kind}`)).body.items;
const noticesOf = async (who: Who, kind: string): Promise<string[]> => {
  await carryAll(d);
  const { body } = await (await d.as(who)).get('/api/notices');
  return body.items.filter((one: { kind: string }) => one.kind === kind).map((one: { title: string }) => one.title);
};

test('a street calls a department and its office: each answers, comes, reports and is rated; the record counts it', async () => {
  const w = await called();
  expect(w.calls.map(({ organisation, leads, stage }) => [organisation.id, leads, stage])).toEqual([
    [d.organisations.office, true, 'answer'],
    [d.organisations.department, false, 'answer'],
  ]);
  // sign within a working hour: called at 10:00
  expect(callTo(w, 'office').dueAt).toBe('2025-09-15T03:00:00.000Z');
  expect((await todosOf('official', 'whistles.answer')).map(({ title }) => title)).toContain(w.title);
  const [office, department] = [callTo(w, 'office').id, callTo(w, 'department').id];
  await must('officer', `/api/whistle-calls/${office}/answer`, { coming: true, words: '环卫站站长带队，五人' });
  await must('official', `/api/whistle-calls/${department}/answer`, { coming: false, words: '已到邻县办案，改派属地中队' });
  expect(await refused('officer', `/api/whistle-calls/${office}/answer`, { coming: false, words: '来不了' })).toBe('whistles.answered');
  // who cannot come has nothing more to do; nobody answers for others
  expect(callTo(await see('dispatcher', w.id), 'department').stage).toBeNull();
  expect(await refused('official', `/api/whistle-calls/${office}/report`, { what: 'feedback', words: '已完成' })).toBe('session.forbidden');
  expect(await refused('official', `/api/whistle-calls/${department}/report`, { what: 'feedback', words: '已完成' })).toBe(
    'whistles.not_coming',
  );

  d.clock.advance(2 * 3_600_000);
  await must('dispatcher', `/api/whistle-calls/${office}/arrival`, {});
  await must('officer', `/api/whistle-calls/${office}/report`, { what: 'feedback', words: '渣土已清运三车' });
  await must('officer', `/api/whistles/${w.id}/minutes`, { text: '商定由环卫站清运，城管局立案' });
  expect(await refused('dispatcher', `/api/whistle-calls/${department}/rating`, { rating: 2 })).toBe('whistles.rating_needs_reason');
  await must('dispatcher', `/api/whistle-calls/${department}/rating`, { rating: 2, reason: '没有改派的人到场' });
  expect(await todosOf('dispatcher', 'whistles.rate')).toEqual([]);
  const ended = await must('dispatcher', `/api/whistles/${w.id}/end`, { how: 'ended', words: '现场恢复，立案一起' });
  expect(ended.state).toBe('ended');
  expect((await todosOf('dispatcher', 'whistles.rate')).map(({ title }) => title)).toEqual([w.title]);
  await must('dispatcher', `/api/whistle-calls/${office}/rating`, { rating: 5 });
  expect(await refused('dispatcher', `/api/whistle-calls/${office}/rating`, { rating: 4 })).toBe('whistles.rated');
  expect(ended.minutes.map(({ by }) => by)).toEqual(['东河环卫站']);

  const { body } = await (await d.as('supervisor')).get('/api/whistle-records');
  const of = (id: string) => body.items.find((one: { organisation: { id: string } }) => one.organisation.id === id);
  expect(of(d.organisations.office)).toMatchObject({
    calls: 1,
    answeredInTime: 1,
    arrived: 1,
    arrivedInTime: 1,
    feedbackInTime: 1,
    rated: 1,
    mean: 5,
  });
  expect(of(d.organisations.department)).toMatchObject({ calls: 1, answeredInTime: 1, cannot: 1, arriveDue: 0, feedbackDue: 0, mean: 2 });
  // a department sees its own record alone
  const own = (await (await d.as('official')).get('/api/whistle-records')).body.items;
  expect(own.map((one: { organisation: { id: string } }) => one.organisation.id)).toEqual([d.organisations.department]);
  const sheet = await (await d.as('supervisor')).get('/api/whistle-records/sheet');
  const [figures, calls] = await readWorkbook(sheet.body as Buffer, AbortSignal.timeout(10_000));
  expect(JSON.stringify(figures)).toContain('东河环卫站');
  expect(JSON.stringify(calls)).toContain('没有改派的人到场');

  // what cards can be made of: who cannot come and says so is not late; both sides are judged
  const measures = ['whistles.answered', 'whistles.came', 'whistles.closed', 'whistles.rated'];
  expect(await figuresOf(d, 'department', d.organisations.department, measures)).toEqual({
    'whistles.answered': [1, 1, 0],
    'whistles.came': [0, 0, 0],
    'whistles.closed': [0, 0, 0],
    'whistles.rated': [2, 1, 0],
  });
  const mistaken = await called();
  await must('dispatcher', `/api/whistles/${mistaken.id}/end`, { how: 'withdrawn', words: '误报' });
  const pointless = await called();
  for (const [who, key] of [
    ['officer', 'office'],
    ['official', 'department'],
  ] as const)
    await must(who, `/api/whistle-calls/${callTo(pointless, key).id}/answer`, { coming: false, words: '不属本单位职责' });
  await must('dispatcher', `/api/whistles/${pointless.id}/end`, { how: 'ended', words: '由社区处理' });
  // one that is still open is judged by nobody
  await called();
  expect(await figuresOf(d, 'street', d.area('001').code, ['whistles.borne_out'])).toEqual({ 'whistles.borne_out': [1, 3, 0] });
  // an open call whose time is not over is not late either
  expect(await figuresOf(d, 'department', d.organisations.department, ['whistles.answered'])).toEqual({ 'whistles.answered': [2, 2, 0] });
  d.clock.advance(48 * 3_600_000);
  expect(await figuresOf(d, 'department', d.organisations.department, ['whistles.answered'])).toEqual({ 'whistles.answered': [2, 3, 0] });
});

test('who may call whom: the levels of the kind, upwards or sideways, one of them leads, at a time ahead', async () => {
  const of = async (who: Who, over: Record<string, unknown>) => refused(who, '/api/whistles', whistleBody(d, over));
  const [office, department, team] = [d.organisations.office, d.organisations.department, d.organisations.team];
  // a community calls departments for key work, not for joint enforcement
  const community = { from: d.area('001001').code };
  expect(await of('clerk', community)).toBe('whistles.may_not_start');
  expect((await called({ ...community, kind: 'key_work' }, 'clerk')).caller.code).toBe(d.area('001001').code);
  expect(await of('clerk', {})).toBe('whistles.may_not_start');
  expect(await of('handler', {})).toBe('whistles.may_not_start');
  expect(await of('dispatcher', { organisations: [{ id: team, leads: true }] })).toBe('whistles.downwards');
  expect(
    await of('dispatcher', {
      organisations: [
        { id: office, leads: true },
        { id: department, leads: true },
      ],
    }),
  ).toBe('whistles.one_lead');
  expect(await of('dispatcher', { organisations: [{ id: v7(), leads: true }] })).toBe('whistles.organisation_unfit');
  expect(await of('dispatcher', { meetAt: null })).toBe('whistles.time_needed');
  expect(await of('dispatcher', { meetAt: '2025-09-01T00:00:00.000Z' })).toBe('whistles.time_past');
  expect(await of('dispatcher', { kind: 'joint-night' })).toBe('platform.kind_unknown');
  // the neighbouring street sees nothing of it
  const w = await called();
  expect((await (await d.as('outsider')).get(`/api/whistles/${w.id}`)).status).toBe(404);
  expect((await (await d.as('handler')).get(`/api/whistles/${w.id}`)).status).toBe(404);
  expect((await (await d.as('resident')).get('/api/whistles')).status).toBe(403);
});

test('open pages of whoever sees a whistle hear of every step, onlookers too; others hear nothing', async () => {
  const streamOf = async (who: Who) => openStream(address, { cookie: (await d.as(who)).cookie, 'x-jurisdiction': d.code });
  const [onlooker, outsider] = await Promise.all([streamOf('supervisor'), streamOf('outsider')]);
  const heard = async (since: number) => (await onlooker.next(({ event }) => event === 'whistle', since)).data;
  const w = await called();
  expect(await heard(0)).toEqual({ whistleId: w.id });
  const since = onlooker.events.length;
  await must('official', `/api/whistle-calls/${callTo(w, 'department').id}/answer`, { coming: true, words: '李工十点到场' });
  expect(await heard(since)).toEqual({ whistleId: w.id });
  // what the neighbouring street hears next is what concerns it
  await (await d.as('outsider')).post('/api/notices/read', { ids: [v7()] });
  expect((await outsider.next(({ event }) => event !== 'hello')).event).toBe('notice');
  onlooker.close();
  outsider.close();
});

test('a position is taken in an emergency alone, of those called; being there answers', async () => {
  const point = pointIn('001001001');
  const plain = callTo(await called(), 'department').id;
  expect(await refused('official', `/api/whistle-calls/${plain}/arrival`, { point })).toBe('whistles.no_position');
  expect(await refused('official', `/api/whistle-calls/${plain}/arrival`, {})).toBe('session.forbidden');
  const emergency = await called({ kind: 'emergency', meetAt: null, point });
  const call = callTo(emergency, 'department');
  // half an hour, round the clock
  expect(Date.parse(call.due.arrive ?? '') - d.clock.now().getTime()).toBe(30 * 60_000);
  expect(await refused('dispatcher', `/api/whistle-calls/${call.id}/arrival`, { point })).toBe('whistles.no_position');
  const there = callTo(await must('official', `/api/whistle-calls/${call.id}/arrival`, { point }), 'department');
  expect(there.arrived).toMatchObject({ by: 'position', metres: 0, late: false });
  expect(there.answered).toMatchObject({ coming: true });
  expect(await noticesOf('official', 'whistles.emergency')).toHaveLength(1);
  expect(await refused('dispatcher', `/api/whistle-calls/${call.id}/arrival`, {})).toBe('whistles.arrived');
});

test('who lets the time pass is reminded, then told to caller and superior, once each; what comes next is told anew', async () => {
  // of what was called before nothing is due any more
  await d.asOwner('update whistle_calls set due_at = null, yellow_at = null where jurisdiction_id = $1', [d.id]);
  d.clock.set('2025-09-16T01:00:00.000Z');
  const w = await called({ meetAt: '2025-09-16T06:30:00.000Z' });
  const remind = async () => {
    const { context } = d.process.modules.whistles;
    await remindEverywhere(context);
    await remindEverywhere(context);
  };
  const before = (await noticesOf('official', 'whistles.response')).length;
  d.clock.set('2025-09-16T01:50:00.000Z');
  await remind();
  expect((await noticesOf('official', 'whistles.response')).length).toBe(before + 1);
  expect((await noticesOf('official', 'whistles.response'))[0]).toBe('吹哨响应即将到期');
  expect((await todosOf('official', 'whistles.answer')).find(({ title }) => title === w.title)?.light).toBe('yellow');
  expect(await noticesOf('supervisor', 'whistles.overdue')).toEqual([]);
  d.clock.set('2025-09-16T02:01:00.000Z');
  await remind();
  expect((await noticesOf('supervisor', 'whistles.overdue')).sort()).toEqual(['东河环卫站逾期未答复吹哨', '城市管理局逾期未答复吹哨']);
  await must('officer', `/api/whistle-calls/${callTo(w, 'office').id}/answer`, { coming: true, words: '马上到' });
  expect(callTo(await see('dispatcher', w.id), 'office').answered).toMatchObject({ late: true });
  d.clock.set('2025-09-16T06:31:00.000Z');
  await remind();
  // who never answered has been told of already
  expect((await noticesOf('supervisor', 'whistles.overdue'))[0]).toBe('东河环卫站逾期未到场');
  expect(await noticesOf('supervisor', 'whistles.overdue')).toHaveLength(3);
  expect(await noticesOf('dispatcher', 'whistles.overdue')).toHaveLength(3);
});

test('sub-tasks: given by the caller or who leads to those called, or on a case; accepted, done, returned with a reason', async () => {
  const w = await called();
  const dueAt = new Date(d.clock.now().getTime() + 2 * 86_400_000).toISOString();
  const task = { whistleId: w.id, organisationId: d.organisations.department, title: '对渣土来源立案调查', dueAt };
  expect(await refused('official', '/api/assignments', task)).toBe('session.forbidden');
  expect(await refused('officer', '/api/assignments', { ...task, organisationId: d.organisations.team })).toBe('whistles.not_called');
  const given = (await post('officer', '/api/assignments', task)).body;
  expect(given).toMatchObject({ by: '东河环卫站', state: 'assigned', actions: ['cancel'] });
  expect((await todosOf('official', 'whistles.assignment')).map(({ title }) => title)).toEqual([task.title]);
  const act = (who: Who, body: object) => post(who, `/api/assignments/${given.id}/act`, body);
  expect((await act('official', { act: 'accept' })).body.state).toBe('accepted');
  expect((await act('official', { act: 'accept' })).body.error.code).toBe('whistles.assignment_over');
  expect((await act('official', { act: 'return' })).body.error.code).toBe('whistles.reason_needed');
  expect((await act('dispatcher', { act: 'done', words: '替他完成' })).status).toBe(404);
  expect((await act('official', { act: 'done', words: '已立案，案号 12' })).body).toMatchObject({
    state: 'done',
    words: '已立案，案号 12',
  });
  expect(await noticesOf('officer', 'whistles.assignment')).toContain('城市管理局已完成协办任务');
  expect(await todosOf('official', 'whistles.assignment')).toEqual([]);

  const caseId = await d.caseIn('handling');
  const ofCase = { caseId, organisationId: d.organisations.department, title: '协助核查来源', dueAt };
  // who handles the case gives sub-tasks of it too
  expect((await post('handler', '/api/assignments', ofCase)).body).toMatchObject({ by: '柳岸网格服务队', case: { id: caseId } });
  expect(await refused('outsider', '/api/assignments', ofCase)).toBe('whistles.case_not_found');
  expect((await (await d.as('dispatcher')).get(`/api/assignments?case=${caseId}`)).body).toMatchObject({
    mayAssign: true,
    items: [{ title: '协助核查来源' }],
  });
});

test('called from a case, a whistle stands in its log, and those called see the case; verify finds the chain whole', async () => {
  const caseId = await d.caseIn('handling');
  expect((await (await d.as('official')).get(`/api/cases/${caseId}`)).status).toBe(404);
  expect(await refused('outsider', '/api/whistles', whistleBody(d, { caseId, from: d.area('002').code }))).toBe('whistles.case_not_found');
  const w = await called({ caseId });
  expect(w).toMatchObject({ case: { id: caseId }, area: { code: d.area('001001001').code } });
  const call = callTo(w, 'department').id;
  await must('official', `/api/whistle-calls/${call}/answer`, { coming: true, words: '两名队员，手机 13800138000' });
  await must('dispatcher', `/api/whistle-calls/${call}/arrival`, {});
  await must('dispatcher', `/api/whistle-calls/${call}/rating`, { rating: 5 });
  await must('dispatcher', `/api/whistles/${w.id}/end`, { how: 'ended', words: '已处置' });
  const seen = await (await d.as('official')).see(caseId);
  expect(seen.timeline.filter(({ action }) => action === 'record').map(({ told }) => told?.zh)).toEqual([
    '东河街道吹哨，召集东河环卫站、城市管理局',
    '城市管理局答复到场',
    '城市管理局已到场',
    '城市管理局的响应被评为 5 分',
    '东河街道结束吹哨',
  ]);
  // whoever reported reads nothing of it
  expect((await (await d.as('resident')).see(caseId)).timeline.some(({ action }) => action === 'record')).toBe(false);
  expect((await verifyChains(d.process.kernel.db, d.id)).broken).toEqual([]);
  expect((await (await d.as('dispatcher')).get(`/api/whistles?case=${caseId}`)).body.items.map(({ id }: { id: string }) => id)).toEqual([
    w.id,
  ]);
});

test('a whistle called by mistake is withdrawn and counts for nobody; one that somebody came to is ended instead', async () => {
  const calls = async (): Promise<number> => {
    const { body } = await (await d.as('supervisor')).get('/api/whistle-records');
    return body.items.find((one: { organisation: { id: string } }) => one.organisation.id === d.organisations.office).calls;
  };
  const before = await calls();
  const w = await called();
  expect(await calls()).toBe(before + 1);
  await must('dispatcher', `/api/whistles/${w.id}/end`, { how: 'withdrawn', words: '重复吹哨' });
  expect(await calls()).toBe(before);
  expect(await refused('officer', `/api/whistle-calls/${callTo(w, 'office').id}/answer`, { coming: true, words: '到场' })).toBe(
    'whistles.over',
  );
  const other = await called();
  await must('dispatcher', `/api/whistle-calls/${callTo(other, 'office').id}/arrival`, {});
  expect(await refused('dispatcher', `/api/whistles/${other.id}/end`, { how: 'withdrawn', words: '误报' })).toBe('whistles.withdrawn_late');
});

test('one answer stands, however many are sent at once', async () => {
  const w = await called();
  const url = `/api/whistle-calls/${callTo(w, 'department').id}/answer`;
  const answers = await Promise.all(
    [true, false, true, false].map((coming) => post('official', url, { coming, words: coming ? '到场' : '不能到场' })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const stands = callTo(await see('dispatcher', w.id), 'department').answered;
  expect(stands?.coming).toBe(answers.findIndex(({ status }) => status === 200) % 2 === 0);
});
