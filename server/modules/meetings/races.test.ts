import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { execute } from '#kernel/db.ts';
import { saveTypes } from '#modules/cases/index.ts';
import { figuresOf } from '#modules/scorecards/testing/figures.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { carryOver } from './commands/carry.ts';
import { viewOf } from './context.ts';
import { lockMeeting } from './store/meetings.ts';
import { calledIn, councilOf, inDays, must, sittingWith } from './testing/council.ts';

let d: District;
const start = '2025-09-15T02:00:00.000Z';
beforeAll(async () => {
  d = await testDistrict();
  const { db, clock } = d.process.kernel;
  await db.write(d.access, (tx) => saveTypes(tx, { jurisdictionId: d.id, actorId: null, at: clock.now() }));
  const clerk = await d.as('clerk');
  await vi.waitFor(async () => expect((await clerk.get('/api/case-types')).body.version).toBe(1), { timeout: 20_000 });
});
afterAll(() => d?.close());

const see = async (id: string): Promise<MeetingDetail> => (await (await d.as('clerk')).get(`/api/meetings/${id}`)).body;
const add = (m: MeetingDetail, title: string) => must(d, 'clerk', `/api/meetings/${m.id}/items`, { title });
const settle = (itemId: string | undefined, body: object) => must(d, 'clerk', `/api/meeting-items/${itemId}/outcome`, body);
const soon = (days: number): string => inDays(d, days).slice(0, 10);
const lockRow = (table: string, id: string) => (tx: Parameters<typeof execute>[0]) =>
  execute(tx, `select id from ${table} where jurisdiction_id = :jurisdiction and id = $1 for update`, [id]);
const codes = (answers: readonly { status: number; body: { error?: { code: string } } }[]): string[] =>
  answers.map(({ status, body }) => body.error?.code ?? String(status)).sort();

test('two who decide on an item at once come to one resolution', async () => {
  d.clock.set(start);
  const body = await councilOf(d);
  const m = await calledIn(d, body.id, 4);
  await add(m, '更换单元门');
  const sitting = await sittingWith(d, m, 5);
  const resolved = { outcome: 'resolved', words: '更换二单元单元门', owner: '物业', dueOn: soon(10) };
  const clerk = await d.as('clerk');
  const { outcome } = await held(d, {
    first: lockRow('meetings', m.id),
    waiting: 2,
    meanwhile: () =>
      Promise.all([1, 2].map(() => clerk.post(`/api/meeting-items/${sitting.agenda[0]?.id}/outcome`, { id: v7(), ...resolved }))),
  });
  expect(codes(outcome)).toEqual(['200', 'meetings.item_done']);
  expect((await see(m.id)).resolved).toBe(1);
});

test('two who choose one proxy at once do not give him more than he may have', async () => {
  d.clock.set(start);
  const body = await councilOf(d, 'joint', `联席会议${Date.now()}`);
  const m = await calledIn(d, body.id, 5);
  const [chair, one, two] = m.seats;
  const clerk = await d.as('clerk');
  const { outcome } = await held(d, {
    first: lockRow('meetings', m.id),
    waiting: 2,
    meanwhile: () =>
      Promise.all(
        [one, two].map((seat) => clerk.post(`/api/meeting-seats/${seat?.id}/answer`, { id: v7(), answer: 'proxy', proxyId: chair?.id })),
      ),
  });
  expect(codes(outcome)).toEqual(['200', 'meetings.proxy_full']);
});

test('two meetings arranged at once have two numbers', async () => {
  d.clock.set(start);
  const body = await councilOf(d);
  const clerk = await d.as('clerk');
  const { outcome } = await held(d, {
    first: lockRow('meeting_bodies', body.id),
    waiting: 2,
    meanwhile: () =>
      Promise.all(
        [10, 20].map((days) =>
          clerk.post('/api/meetings', {
            id: v7(),
            bodyId: body.id,
            startsAt: inDays(d, days),
            endsAt: inDays(d, days, 21),
            place: '活动室',
          }),
        ),
      ),
  });
  expect(outcome.map(({ body: made }) => made.number).sort()).toEqual(['〔2025〕1号', '〔2025〕2号']);
});

test('what is unfinished stands on the next agenda once, whoever puts it there at once', async () => {
  d.clock.set(start);
  const body = await councilOf(d);
  const m = await calledIn(d, body.id, 4);
  await add(m, '清理楼道');
  const sitting = await sittingWith(d, m, 5);
  await settle(sitting.agenda[0]?.id, { outcome: 'resolved', words: '清理三号楼楼道', owner: '物业', dueOn: soon(10) });
  const planned = await must(d, 'clerk', '/api/meetings', {
    bodyId: body.id,
    startsAt: inDays(d, 20),
    endsAt: inDays(d, 20, 21),
    place: '活动室',
  });
  // as if it had not been put there yet
  await d.asOwner(`delete from meeting_items where meeting_id = '${planned.id}'`);
  const view = await viewOf(d.process.modules.meetings.context, d.id);
  const carry = (tx: Parameters<typeof carryOver>[0]) => carryOver(tx, view, body.id);
  await held(d, { first: carry, meanwhile: () => d.process.kernel.db.write(d.access, carry) });
  expect((await see(planned.id)).agenda).toHaveLength(1);
});

test('what comes of a case while a meeting decides on it waits for the meeting first: nobody waits for the other', async () => {
  d.clock.set('2025-11-10T02:00:00.000Z');
  const body = await councilOf(d);
  const m = await calledIn(d, body.id, 4);
  await add(m, '修补围墙');
  const sitting = await sittingWith(d, m, 5);
  const resolved = await settle(sitting.agenda[0]?.id, {
    ...{ outcome: 'resolved', words: '修补北侧围墙', ownerId: d.organisations.team, owner: '物业', dueOn: soon(10) },
  });
  await must(d, 'clerk', `/api/meetings/${m.id}/close`);
  const next = await calledIn(d, body.id, 20);
  const made = resolved.agenda[0]?.made;
  // raised meanwhile: what comes back has the next meeting chaired by the street, which changes its row
  await d.asOwner('update meeting_resolutions set raised_path = (select path from areas where code = $2) where id = $1', [
    made?.id,
    d.area('001').code,
  ]);
  for (const [who, action, fields] of [
    ['handler', 'accept', {}],
    ['handler', 'answer', { text: '围墙已修好' }],
    ['clerk', 'check', {}],
    ['clerk', 'close', {}],
  ] as const)
    await d.must(who as Who, made?.caseId ?? '', action, fields);
  const { waited } = await held(d, {
    first: (tx) => lockMeeting(tx, next.id),
    meanwhile: () => d.process.kernel.relay.carry(),
    // whoever decides at that meeting holds it and then takes the resolution, which nobody who waits for the meeting holds
    afterwards: (tx) =>
      execute(tx, 'select id from meeting_resolutions where jurisdiction_id = :jurisdiction and id = $1 for update nowait', [made?.id]),
  });
  expect(waited).toBe(true);
  expect((await see(next.id)).agenda[0]).toMatchObject({ resolution: { state: 'returned', result: '围墙已修好' } });
  expect((await see(next.id)).raised).not.toBeNull();
});

test('cards judge whether resolutions were done by their day: not before it, and not how often anybody meets', async () => {
  d.clock.set(start);
  await d.asOwner("update meeting_resolutions set state = 'done', made_on = '2025-01-01', due_on = '2025-01-31', done_on = '2025-01-31'");
  const m = await calledIn(d, (await councilOf(d)).id, 4);
  await add(m, '加装扶手');
  const { agenda } = await sittingWith(d, m, 5);
  await settle(agenda[0]?.id, { outcome: 'resolved', words: '三单元加装扶手', owner: '物业', dueOn: soon(5) });
  const figures = () => figuresOf(d, 'street', d.area('001').code, ['meetings.resolved']);
  expect(await figures()).toEqual({ 'meetings.resolved': [0, 0, 0] });
  d.clock.advance(6 * 86_400_000);
  expect(await figures()).toEqual({ 'meetings.resolved': [0, 1, 0] });
  await d.asOwner("update meeting_resolutions set state = 'done', done_on = due_on + 1 where state <> 'done'");
  expect(await figures()).toEqual({ 'meetings.resolved': [0, 1, 0] });
  await d.asOwner("update meeting_resolutions set done_on = due_on where due_on > '2025-09-01'");
  expect(await figures()).toEqual({ 'meetings.resolved': [1, 1, 0] });
});
