import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, type Tx } from '#kernel/db.ts';
import { insertPersons } from '#modules/persons/index.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { counted, entersOn, isBurst } from './domain/hours.ts';
import { createHours, type Hours, type ServedTime } from './hours.ts';
import { changesOf, findHours } from './store/hours.ts';

let d: District;
let hours: Hours;
/** Sums earned and taken back, by id of what was earned. */
const earned = new Map<string, number>();
const paid = (): number => [...earned.values()].reduce((sum, one) => sum + one, 0);
beforeAll(async () => {
  d = await testDistrict();
  hours = createHours(d.process.kernel, {
    earn: async (_, row, id) => void earned.set(id, row.minutes),
    unearn: async (_, __, id) => void earned.delete(id),
  });
});
afterAll(() => d?.close());

const inTx = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => d.database.db.write(d.access, run);
const entered = async (accountId: string | null = null): Promise<string> => {
  const id = v7();
  const ring = await d.process.kernel.keys.of(d.id);
  await inTx((tx) => insertPersons(tx, d.id, ring, [{ id, name: '和大爷', phone: null, partyMember: false, accountId }]));
  return id;
};
let somebody = '';
beforeEach(async () => {
  earned.clear();
  somebody = await entered();
});

/** Hours of today, from one hour of the morning to another, Shanghai. */
const at = (clock: string): Date => new Date(`2025-09-14T${clock}:00+08:00`);
const served = (from: string, until: string, over: Partial<ServedTime> = {}): ServedTime => ({
  id: v7(),
  person: somebody,
  what: 'orders.order',
  subjectId: v7(),
  kind: 'elder_care',
  title: '助老服务',
  day: '2025-09-14',
  from: at(from),
  until: at(until),
  minutes: (+at(until) - +at(from)) / 60_000,
  areaId: d.area('001001').id,
  organisationId: null,
  recordedBy: d.people.clerk.id,
  certifiedBy: null,
  ...over,
});
const record = (told: ServedTime) => inTx((tx) => hours.record(tx, told));
const certified = (from: string, until: string, over: Partial<ServedTime> = {}) =>
  record(served(from, until, { recordedBy: d.people.resident.id, certifiedBy: d.people.clerk.id, ...over }));

describe('served time', () => {
  test('is recorded once however often it is told, and refused where it is told otherwise', async () => {
    const told = served('08:00', '10:00');
    expect(await record(told)).toMatchObject({ state: 'recorded', minutes: 120 });
    expect((await record(told)).id).toBe(told.id);
    await expect(record({ ...told, minutes: 90 })).rejects.toMatchObject({ code: 'volunteers.hours_differ' });
    expect(paid()).toBe(0);
  });

  test('of one person does not overlap, also where it is told at once; what only meets does not', async () => {
    // all three have looked before any of them writes, unless they take turns
    const { outcome: rivals } = await held(d, {
      first: (tx) => execute(tx, 'select id from persons where jurisdiction_id = :jurisdiction and id = $1 for update', [somebody]),
      meanwhile: () => Promise.allSettled([served('08:00', '10:00'), served('09:00', '11:00'), served('08:30', '09:30')].map(record)),
      waiting: 3,
    });
    expect(rivals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of rivals)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'volunteers.overlap', data: { title: '助老服务' } });
    await expect(record(served('07:30', '12:00'))).rejects.toMatchObject({ code: 'volunteers.overlap' });
    expect(await record(served('11:00', '12:00'))).toMatchObject({ minutes: 60 });
    // another person at the same time is another matter
    expect(await record(served('08:00', '10:00', { person: await entered() }))).toMatchObject({ minutes: 120 });
  });

  test('counts eight hours of a day at most, also where it is told at once, in half hours', async () => {
    expect(await record(served('00:10', '00:55'))).toMatchObject({ served: 45, minutes: 30 });
    await Promise.all([record(served('01:00', '06:00')), record(served('07:00', '12:00'))]);
    const { rows } = { rows: await inTx((tx) => hours.ofPerson(tx, somebody, { before: null, limit: 10 })) };
    expect(rows.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(480);
    await expect(record(served('13:00', '14:00'))).rejects.toMatchObject({ code: 'volunteers.day_full', data: { hours: 8 } });
  });

  test('has no more minutes than lie between its beginning and end: the way is no service; nothing is told before it is over', async () => {
    await expect(record(served('08:00', '10:00', { minutes: 180 }))).rejects.toMatchObject({ code: 'volunteers.longer_than_time' });
    await expect(record(served('08:00', '10:00', { day: '2025-09-16' }))).rejects.toMatchObject({ code: 'volunteers.future' });
  });

  test('is certified by nobody for himself, recorded or not', async () => {
    const own = await entered(d.people.clerk.id);
    await expect(certified('08:00', '09:00', { person: own })).rejects.toMatchObject({ code: 'volunteers.own_hours' });
    const told = await record(served('08:00', '09:00', { person: own, recordedBy: d.people.clerk.id }));
    await expect(inTx((tx) => hours.certify(tx, told.id, d.people.clerk.id))).rejects.toMatchObject({ code: 'volunteers.own_hours' });
    expect(await inTx((tx) => hours.certify(tx, told.id, d.people.dispatcher.id))).toMatchObject({ state: 'certified' });
    await expect(inTx((tx) => hours.certify(tx, told.id, d.people.dispatcher.id))).rejects.toMatchObject({
      code: 'volunteers.not_waiting',
    });
    const raise = { minutes: 0, reason: '不是本人', by: d.people.clerk.id };
    await expect(inTx((tx) => hours.correct(tx, told.id, raise))).rejects.toMatchObject({ code: 'volunteers.own_hours' });
  });

  test('that is certified is posted for three working days and earns once', async () => {
    const row = await certified('08:00', '10:00');
    // certified on a Monday: entered after Tuesday to Thursday
    expect(row).toMatchObject({ state: 'certified', entersOn: '2025-09-19' });
    expect(paid()).toBe(120);
  });

  test('is not seen, certified or corrected from another jurisdiction', async () => {
    const other = await testDistrict({ database: d.database });
    const row = await certified('08:00', '10:00');
    const there = <T>(run: (tx: Tx) => Promise<T>) => d.database.db.write(other.access, run);
    expect(await there((tx) => findHours(tx, row.id))).toBeNull();
    const correct = there((tx) => hours.correct(tx, row.id, { minutes: 0, reason: '别处', by: other.people.clerk.id }));
    await expect(correct).rejects.toMatchObject({ code: 'volunteers.hours_not_found' });
    await expect(there((tx) => hours.record(tx, served('11:00', '12:00')))).rejects.toMatchObject({ code: 'persons.person_not_found' });
    await other.close();
  });
});

describe('hours booked by one account too fast', () => {
  const book = (n: number, over: Partial<ServedTime> = {}) =>
    certified(`0${n}:00`, `0${n + 1}:00`, { recordedBy: d.people.supervisor.id, certifiedBy: d.people.supervisor.id, ...over });

  test('are all held, and nothing stays earned, until a second person confirms', async () => {
    d.clock.advance(3_600_000);
    const rows: { id: string }[] = [];
    for (let n = 1; n <= 4; n++) rows.push(await book(n));
    expect(paid()).toBe(240);
    rows.push(await book(5));
    expect(paid()).toBe(0);
    const held = await inTx((tx) => hours.ofPerson(tx, somebody, { before: null, limit: 9 }));
    expect(held.map(({ state }) => state)).toEqual(Array(5).fill('held'));
    expect(new Set(held.map(({ burstId }) => burstId)).size).toBe(1);
    const id = rows[0]?.id ?? '';
    const confirm = (accountId: string, agree = true) => inTx((tx) => hours.confirm(tx, id, { accountId, agree, reason: '已电话核实' }));
    await expect(confirm(d.people.supervisor.id)).rejects.toMatchObject({ code: 'volunteers.second_person' });
    expect(await confirm(d.people.dispatcher.id)).toMatchObject({ state: 'certified', confirmedBy: d.people.dispatcher.id });
    expect(paid()).toBe(60);
    await expect(confirm(d.people.dispatcher2.id)).rejects.toMatchObject({ code: 'volunteers.not_waiting' });
    const refused = await inTx((tx) =>
      hours.confirm(tx, rows[1]?.id ?? '', { accountId: d.people.dispatcher.id, agree: false, reason: '本人说没有这次服务' }),
    );
    expect(refused).toMatchObject({ state: 'struck', minutes: 0 });
    // whoever booked it does not bring it back alone
    const again = { minutes: 60, reason: '再核', by: d.people.supervisor.id };
    expect(await inTx((tx) => hours.correct(tx, refused.id, again))).toMatchObject({ state: 'held' });
    expect(paid()).toBe(60);
  });

  test('are counted together where they come at once', async () => {
    d.clock.advance(3_600_000);
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => entered()));
    await Promise.all(people.map((person, n) => book(n + 1, { person })));
    const held = await Promise.all(people.map((person) => inTx((tx) => hours.ofPerson(tx, person, { before: null, limit: 9 }))));
    expect(held.flat().map(({ state }) => state)).toEqual(Array(5).fill('held'));
    expect(paid()).toBe(0);
  });

  test('are none where a code on the spot showed it, where one service had many people, or where time went by', async () => {
    d.clock.advance(3_600_000);
    for (let n = 1; n <= 5; n++) expect((await book(n, { recordedBy: d.people.resident.id })).state).toBe('certified');
    const subjectId = v7();
    d.clock.advance(3_600_000);
    for (let n = 1; n <= 5; n++) expect((await book(1, { subjectId, person: await entered() })).state).toBe('certified');
    somebody = await entered();
    for (let n = 1; n <= 5; n++) {
      d.clock.advance(180_000);
      expect((await book(n)).state).toBe('certified');
    }
  });
});

describe('a correction', () => {
  test('has its reason and history, and what was earned follows it', async () => {
    const row = await certified('08:00', '10:00');
    const correct = (minutes: number, by = d.people.dispatcher.id) =>
      inTx((tx) => hours.correct(tx, row.id, { minutes, reason: '签退时间有误', by }));
    await expect(correct(120)).rejects.toMatchObject({ code: 'volunteers.unchanged' });
    expect(await correct(90)).toMatchObject({ state: 'certified', minutes: 90, served: 120 });
    expect(paid()).toBe(90);
    // not half an hour, and beyond the day
    await expect(correct(100)).rejects.toMatchObject({ code: 'volunteers.day_full' });
    await expect(correct(600)).rejects.toMatchObject({ code: 'volunteers.day_full' });
    // whoever certified does not raise alone
    expect(await correct(120, d.people.clerk.id)).toMatchObject({ state: 'held' });
    expect(paid()).toBe(0);
    expect(await correct(0)).toMatchObject({ state: 'struck', minutes: 0 });
    const history = await inTx((tx) => changesOf(tx, row.id));
    expect(history.map(({ what, minutes }) => [what, minutes])).toEqual([
      ['recorded', 120],
      ['certified', 120],
      ['corrected', 90],
      ['corrected', 120],
      ['corrected', 0],
    ]);
    expect(history[2]).toMatchObject({ reason: '签退时间有误', byId: d.people.dispatcher.id });
  });

  test('made twice at once is made once', async () => {
    const row = await certified('08:00', '10:00');
    const correct = () => inTx((tx) => hours.correct(tx, row.id, { minutes: 60, reason: '早退', by: d.people.dispatcher.id }));
    const { outcome: both } = await held(d, {
      first: (tx) => findHours(tx, row.id, true),
      meanwhile: () => Promise.allSettled([correct(), correct()]),
      waiting: 2,
    });
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(paid()).toBe(60);
  });
});

test('sums count certified volunteering of a team and of an area, and say of how many', async () => {
  const team = d.organisations.team;
  d.clock.advance(3_600_000);
  await certified('08:00', '10:00', { organisationId: team });
  await certified('10:00', '11:00', { organisationId: team, voluntary: false });
  await record(served('13:00', '14:00', { organisationId: team }));
  const days = { from: '2025-09-14', until: '2025-09-14' };
  expect(await inTx((tx) => hours.sums(tx, { organisationId: team, ...days }))).toEqual({ minutes: 120, services: 1, people: 1 });
  expect(await inTx((tx) => hours.sums(tx, { areaCode: d.area('002').code, ...days }))).toEqual({ minutes: 0, services: 0, people: 0 });
});

describe('rules', () => {
  const rules = { dayMinutes: 480, step: 30, burstMinutes: 2, burstSum: 300 };
  test('count whole steps within the day', () => {
    expect([29, 30, 59, 480, 900].map((served) => counted(served, 0, rules))).toEqual([0, 30, 30, 480, 480]);
    expect([counted(120, 420, rules), counted(120, 480, rules), counted(120, 465, rules)]).toEqual([60, 0, 0]);
  });
  test('know a burst by its services, not by its people', () => {
    const one = (n: number, minutes: number) => ({ what: 'orders.order', subjectId: `s${n}`, id: `i${n}`, minutes });
    expect(isBurst([one(1, 480)], rules)).toBe(false);
    expect(isBurst([one(1, 150), one(2, 150)], rules)).toBe(true);
    expect(isBurst([one(1, 150), one(1, 150), one(2, 120)], rules)).toBe(false);
  });
  test('post over weekends and holidays', () => {
    const weekdays = (n: number): boolean => (n + 3) % 7 < 5;
    expect(entersOn(new Date('2025-09-19T02:00:00Z'), 3, weekdays)).toBe('2025-09-25');
    expect(entersOn(new Date('2025-09-19T02:00:00Z'), 0, weekdays)).toBe('2025-09-19');
  });
});
