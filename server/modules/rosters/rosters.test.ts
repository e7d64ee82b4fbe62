import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Roster, Slot } from '#contract/rosters/api.ts';
import { carryAll, titlesOf } from '#modules/notices/testing/told.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { lookAheadEverywhere } from './commands/look-ahead.ts';
import { dutySlot } from './testing/slots.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  // Monday, 15 December 2025, ten in the morning
  d.clock.set('2025-12-15T02:00:00Z');
});
afterAll(() => d?.close());

const post = async (who: Who, url: string, body: object) => (await d.as(who)).post(url, { id: v7(), ...body });
const make = async (name: string, slots: Slot[], more: object = {}, who: Who = 'clerk'): Promise<Roster> => {
  const answer = await post(who, '/api/rosters', {
    name,
    organisationId: null,
    areaId: d.area('001001').id,
    confirms: false,
    slots,
    ...more,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const days = async (id: string, from: string, to = from): Promise<Roster['days']> =>
  (await (await d.as('clerk')).get(`/api/rosters/${id}?from=${from}&to=${to}`)).body.days;
const assign = (id: string, day: string, who: Who, slot = 'day') =>
  post('clerk', `/api/rosters/${id}/shifts`, { slot, day, accountId: d.people[who].id });
const ids = (...who: Who[]) => who.map((one) => d.people[one].id);
const shiftOf = async (roster: string, day: string) => (await days(roster, day))[0]?.slots[0]?.shifts[0];

test('turns fill what is open, over New Year too; who is on now is told, also at another moment', async () => {
  const roster = await make('柳岸社区值班', [dutySlot({ turn: ids('clerk', 'grid_worker') })]);
  const filled = await post('clerk', `/api/rosters/${roster.id}/fill`, { from: '2025-12-15', to: '2026-01-03' });
  expect(filled.body).toMatchObject({ added: 19 }); // today's has begun
  const newYear = (await days(roster.id, '2026-01-01'))[0];
  expect(newYear).toMatchObject({ workday: false, holiday: { zh: '元旦' }, slots: [{ missing: 0 }] });
  const turn = (await days(roster.id, '2025-12-16', '2025-12-19')).map((one) => one.slots[0]?.shifts[0]?.person.accountId);
  expect(turn).toEqual([...ids('clerk', 'grid_worker'), ...ids('clerk', 'grid_worker')]);
  // once more adds nothing
  expect((await post('clerk', `/api/rosters/${roster.id}/fill`, { from: '2025-12-15', to: '2026-01-03' })).body.added).toBe(0);
  const at = async (moment: string) =>
    (await (await d.as('handler')).get(`/api/duty?at=${moment}`)).body.items.map((one: { person: { name: string } }) => one.person.name);
  expect(await at('2025-12-15T05:00:00Z')).toEqual([]);
  expect(await at('2025-12-16T05:00:00Z')).toEqual([d.people.clerk.name]);
  expect(await at('2025-12-16T23:59:59Z')).toEqual([d.people.clerk.name]);
  expect(await at('2025-12-17T00:00:00Z')).toEqual([d.people.grid_worker.name]);
});

test('the map shows where somebody is on duty and how many, to staff alone, and nobody by name', async () => {
  d.clock.set('2025-12-16T05:00:00Z');
  const clerk = await d.as('clerk');
  const roster = (await clerk.get('/api/rosters')).body.items[0];
  const shown = await clerk.get(`/api/map/features?layer=duty&ids=${roster.id}`);
  expect(shown.body.items).toMatchObject([{ id: roster.id, name: `${roster.name} · 1` }]);
  expect(JSON.stringify(shown.body)).not.toContain(d.people.clerk.name);
  expect((await (await d.as('resident')).get(`/api/map/features?layer=duty&ids=${roster.id}`)).body.items ?? []).toEqual([]);
  d.clock.set('2025-12-15T02:00:00Z');
});

test('nobody is on duty twice at a time, in whatever roster, however many ask at once', async () => {
  const [one, other] = await Promise.all([make('甲值班', [dutySlot({ people: 3 })]), make('乙值班', [dutySlot({ people: 3 })])]);
  const answers = await Promise.all([one, other, one, other].map((roster) => assign(roster.id, '2026-02-02', 'clerk')));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('rosters.overlap');
});

describe('rest between shifts', () => {
  let version = 0;
  const hours = async (value: number) => {
    const saved = await (await d.as('system_admin')).put('/api/settings/rosters.rest_hours', { id: v7(), version: version++, value });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  };
  beforeAll(() => hours(11));
  afterAll(() => hours(0));
  const early = () => dutySlot({ key: 'early', name: '早班', from: '08:00', to: '14:00', people: 2 });
  const late = () => dutySlot({ key: 'late', name: '晚班', from: '16:00', to: '22:00', people: 2 });

  test('is asked for whoever assigns, in whatever roster and however many at once', async () => {
    const [one, other] = await Promise.all([make('早班表', [early()]), make('晚班表', [late()])]);
    const both = await Promise.all([assign(one.id, '2026-04-06', 'clerk', 'early'), assign(other.id, '2026-04-06', 'clerk', 'late')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = both.find(({ status }) => status === 409)?.body.error;
    expect([refused?.code, refused?.message]).toEqual(['rosters.rest_short', expect.stringContaining('11 小时')]);
  });

  test('turns pass over whoever would not rest, and a swap that leaves no rest is not carried out', async () => {
    const roster = await make(
      '两班倒',
      [early(), late()].map((slot) => ({ ...slot, people: 1, turn: ids('clerk', 'grid_worker') })),
    );
    const filled = await post('clerk', `/api/rosters/${roster.id}/fill`, { from: '2026-04-13', to: '2026-04-14' });
    expect(filled.body.added).toBe(4);
    const by = (await days(roster.id, '2026-04-13'))[0]?.slots.map(({ shifts }) => shifts[0]);
    expect(new Set(by?.map((one) => one?.person.accountId)).size).toBe(2);
    const clerks = by?.find((one) => one?.person.accountId === d.people.clerk.id);
    const asked = await post('clerk', `/api/shifts/${clerks?.id}/swaps`, { of: d.people.grid_worker.id, inReturn: null, reason: null });
    const decided = await post('grid_worker', `/api/swaps/${asked.body.id}/decide`, { decision: 'accept' });
    expect(decided.body.error?.code).toBe('rosters.rest_short');
    expect((await days(roster.id, '2026-04-13'))[0]?.slots.map(({ shifts }) => shifts[0]?.person)).toEqual(by?.map((one) => one?.person));
    await post('grid_worker', `/api/swaps/${asked.body.id}/decide`, { decision: 'decline' });
  });
});

test('what cannot be is refused: another day, a full slot, somebody who does not work there, a roster of somebody else', async () => {
  const roster = await make('周末值班', [dutySlot({ days: 'restdays' })]);
  const code = async (answer: ReturnType<typeof assign>) => (await answer).body.error?.code;
  expect(await code(assign(roster.id, '2026-02-04', 'clerk'))).toBe('rosters.not_that_day');
  expect(await code(assign(roster.id, '2026-02-07', 'clerk', 'night'))).toBe('rosters.slot_unknown');
  expect(await code(assign(roster.id, '2026-02-07', 'official'))).toBe('rosters.person_unfit');
  expect((await assign(roster.id, '2026-02-07', 'clerk')).status).toBe(201);
  expect(await code(assign(roster.id, '2026-02-07', 'grid_worker'))).toBe('rosters.slot_full');
  const elsewhere = await post('outsider', '/api/rosters', {
    name: '别处的值班',
    organisationId: null,
    areaId: d.area('001001').id,
    confirms: false,
    slots: [dutySlot()],
  });
  expect(elsewhere.status).toBe(403);
  expect((await (await d.as('resident')).get('/api/rosters')).status).toBe(403);
  const late = await d.as('clerk');
  expect(
    (await late.put(`/api/rosters/${roster.id}`, { ...roster, id: v7(), areaId: roster.area.id, organisationId: null, version: 9 })).status,
  ).toBe(409);
  expect((await late.get(`/api/rosters/${roster.id}?from=2026-02-09&to=2026-02-01`)).body.error.code).toBe('rosters.days_reversed');
  expect((await late.get(`/api/rosters/${roster.id}?from=2026-02-01&to=2026-12-01`)).body.error.code).toBe('rosters.span_long');
});

test('a swap is asked, accepted and carried out; the other is told, and it stands on the list of what to do until then', async () => {
  const roster = await make('换班一', [dutySlot()]);
  await assign(roster.id, '2026-03-02', 'clerk');
  await assign(roster.id, '2026-03-03', 'grid_worker');
  const [mine, theirs] = await Promise.all(['2026-03-02', '2026-03-03'].map((day) => shiftOf(roster.id, day)));
  const wrong = await post('clerk', `/api/shifts/${mine?.id}/swaps`, { of: d.people.grid_worker.id, inReturn: mine?.id, reason: null });
  expect(wrong.body.error.code).toBe('rosters.swap_unfit');
  const asked = await post('clerk', `/api/shifts/${mine?.id}/swaps`, {
    of: d.people.grid_worker.id,
    inReturn: theirs?.id,
    reason: '家里有事',
  });
  expect(asked.body).toMatchObject({ state: 'asked', inReturn: { slot: '全天值班' }, actions: ['withdraw'] });
  const again = await post('clerk', `/api/shifts/${mine?.id}/swaps`, { of: d.people.grid_worker.id, inReturn: null, reason: null });
  expect([again.status, again.body.error?.code]).toEqual([409, 'rosters.swap_open']);
  await carryAll(d);
  expect(await titlesOf(d, 'grid_worker')).toContain('有同事请您换班');
  const worker = await d.as('grid_worker');
  const kinds = async () => (await worker.get('/api/todos?kind=rosters.swap')).body.items.map((one: { id: string }) => one.id);
  expect(await kinds()).toEqual([asked.body.id]);
  expect((await post('handler', `/api/swaps/${asked.body.id}/decide`, { decision: 'accept' })).status).toBe(404);
  expect((await post('clerk', `/api/swaps/${asked.body.id}/decide`, { decision: 'accept' })).status).toBe(403);
  expect((await post('grid_worker', `/api/swaps/${asked.body.id}/decide`, { decision: 'accept' })).body.state).toBe('done');
  expect((await shiftOf(roster.id, '2026-03-02'))?.person.accountId).toBe(d.people.grid_worker.id);
  expect((await shiftOf(roster.id, '2026-03-03'))?.person.accountId).toBe(d.people.clerk.id);
  expect(await kinds()).toEqual([]);
  expect((await post('clerk', `/api/swaps/${asked.body.id}/decide`, { decision: 'withdraw' })).body.error.code).toBe('rosters.swap_over');
});

test('two exchange shifts of the same hour; where it is wanted, whoever manages the roster confirms, and nobody confirms their own', async () => {
  const roster = await make('换班二', [dutySlot(), dutySlot({ key: 'lead', name: '带班' })], { confirms: true });
  await assign(roster.id, '2026-03-09', 'clerk', 'lead');
  await assign(roster.id, '2026-03-09', 'grid_worker');
  const shifts = (await days(roster.id, '2026-03-09'))[0]?.slots.flatMap((one) => one.shifts) ?? [];
  const by = (who: Who) => shifts.find(({ person }) => person.accountId === d.people[who].id)?.id;
  const asked = await post('clerk', `/api/shifts/${by('clerk')}/swaps`, {
    of: d.people.grid_worker.id,
    inReturn: by('grid_worker'),
    reason: null,
  });
  expect((await post('grid_worker', `/api/swaps/${asked.body.id}/decide`, { decision: 'accept' })).body.state).toBe('accepted');
  expect((await post('clerk', `/api/swaps/${asked.body.id}/decide`, { decision: 'confirm' })).status).toBe(403);
  const todo = (await (await d.as('dispatcher')).get('/api/todos?kind=rosters.confirm')).body;
  expect(todo.items).toMatchObject([{ id: asked.body.id, title: '换班二' }]);
  // two who decide at once: one is too late
  const both = await Promise.all(
    (['confirm', 'refuse'] as const).map((decision) => post('dispatcher', `/api/swaps/${asked.body.id}/decide`, { decision })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const after = (await days(roster.id, '2026-03-09'))[0]?.slots.find((one) => one.key === 'lead')?.shifts[0]?.person.accountId;
  const confirmed = both.some(({ body }) => body.state === 'done');
  expect(after).toBe(d.people[confirmed ? 'grid_worker' : 'clerk'].id);
});

test('a gap at New Year is told by its name, once, to whoever can fill it; filled, it is gone', async () => {
  d.clock.set('2025-12-22T02:00:00Z');
  const roster = await make('节日值班', [dutySlot({ days: 'monthdays', on: [1], name: '元旦值守' })]);
  expect(roster).toMatchObject({ gapOn: '2026-01-01' });
  const { context } = d.process.modules.rosters;
  await lookAheadEverywhere(context);
  await lookAheadEverywhere(context);
  await carryAll(d);
  const items = (await (await d.as('clerk')).get('/api/notices')).body.items.filter((n: { kind: string }) => n.kind === 'rosters.gap');
  const told = items.filter((n: { text: string }) => n.text.includes('节日值班'));
  expect(told).toMatchObject([{ title: '元旦值班有空缺', text: '节日值班：2026-01-01（元旦）「元旦值守」缺 1 人，请在节前安排好。' }]);
  const gaps = async () => (await (await d.as('clerk')).get('/api/todos?kind=rosters.gap')).body.items.map((one: { id: string }) => one.id);
  expect(await gaps()).toContain(roster.id);
  const other = await make('备勤', [dutySlot({ key: 'x' })]);
  expect((await assign(roster.id, '2026-01-01', 'supervisor')).body.error.code).toBe('rosters.person_unfit');
  const open = await d.as('clerk');
  expect((await open.get('/api/rosters?gaps=true')).body.items.map((one: { id: string }) => one.id)).toContain(other.id);
  // the first test put the clerk and the worker on duty then; one of them is taken off
  const first = (await open.get('/api/rosters')).body.items.find((one: { name: string }) => one.name === '柳岸社区值班');
  const before = await shiftOf(first.id, '2026-01-01');
  expect((await post('clerk', `/api/shifts/${before?.id}/remove`, {})).status).toBe(200);
  const who = before?.person.accountId === d.people.clerk.id ? 'clerk' : 'grid_worker';
  expect((await assign(roster.id, '2026-01-01', who)).status).toBe(201);
  expect(await gaps()).not.toContain(roster.id);
});

test('who takes over reads and signs what was left; nobody else can', async () => {
  d.clock.set('2025-12-30T02:00:00Z');
  const roster = await make('交接', [dutySlot()], { telephone: '0888-5180120' });
  for (const [day, who] of [
    ['2026-04-01', 'clerk'],
    ['2026-04-02', 'grid_worker'],
  ] as const)
    expect((await assign(roster.id, day, who)).status).toBe(201);
  d.clock.set('2026-04-01T23:00:00Z');
  const note = await post('clerk', `/api/rosters/${roster.id}/handovers`, { text: '三号楼水管已关' });
  expect(note.status).toBe(201);
  const worker = await d.as('grid_worker');
  // whoever works there calls the desk, and nobody oneself
  const desk = async (who: Who) => (await (await d.as(who)).get('/api/my/duty')).body.desk;
  const clerk = { roster: { id: roster.id }, person: { name: d.people.clerk.name }, telephone: '0888-5180120' };
  expect(await desk('grid_worker')).toMatchObject([clerk]);
  for (const who of ['clerk', 'handler'] as const) expect(await desk(who)).toEqual([]);
  const dayItems = async () =>
    (await worker.get('/api/field/day')).body.items.filter(({ kind }: { kind: string }) => kind === 'rosters.handover');
  expect(await dayItems()).toMatchObject([{ id: note.body.id, title: '交接', detail: d.people.clerk.name, link: '/rosters' }]);
  const notes = async () => (await worker.get('/api/my/duty')).body.notes;
  expect(await notes()).toMatchObject([{ text: '三号楼水管已关', author: { name: d.people.clerk.name } }]);
  expect((await worker.get('/api/todos?kind=rosters.handover')).body.items).toHaveLength(1);
  expect((await post('handler', `/api/handovers/${note.body.id}/read`, {})).body.error.code).toBe('rosters.not_on_duty');
  expect((await post('grid_worker', `/api/handovers/${note.body.id}/read`, {})).status).toBe(200);
  expect(await notes()).toEqual([]);
  expect(await dayItems()).toEqual([]);
  const list = (await worker.get(`/api/rosters/${roster.id}/handovers`)).body.items;
  expect(list).toMatchObject([{ read: { by: { name: d.people.grid_worker.name } } }]);
  const { version, slots } = (await (await d.as('clerk')).get(`/api/rosters/${roster.id}`)).body;
  const facts = { name: '交接', organisationId: null, areaId: d.area('001001').id, confirms: false, slots };
  const put = async (more: object) =>
    (await (await d.as('clerk')).put(`/api/rosters/${roster.id}`, { id: v7(), ...facts, ...more })).body.telephone;
  expect([await put({ version }), await put({ version: version + 1, telephone: null })]).toEqual(['0888-5180120', null]);
  d.clock.set('2026-05-01T02:00:00Z');
  expect((await post('grid_worker', `/api/rosters/${roster.id}/handovers`, { text: '太晚了' })).body.error.code).toBe(
    'rosters.not_on_duty',
  );
});

test('rosters of an area go on in the one that takes it over, with those who work there', async () => {
  const [from, to] = [d.area('001001001'), d.area('001001002')];
  const roster = await make('一网格值班', [dutySlot()], { areaId: from.id });
  const payload = { from: from.code, to: to.code, fromId: from.id, toId: to.id, by: null, reason: '网格合并' };
  const tell = async () => {
    await d.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', $3)", [
      v7(),
      d.id,
      payload,
    ]);
    await d.process.kernel.relay.carry();
    const { area, version } = (await (await d.as('clerk')).get(`/api/rosters/${roster.id}`)).body;
    return [area.id, version];
  };
  expect(await tell()).toEqual([to.id, roster.version + 1]);
  expect(await tell()).toEqual([to.id, roster.version + 1]);
});
