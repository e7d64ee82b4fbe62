import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Booking, ManagedRoom } from '#contract/bookings/api.ts';
import type { RoomRules } from '#contract/bookings/rules.ts';
import { carryAll, titlesOf } from '#modules/notices/testing/told.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { keepUp } from './commands/run-out.ts';
import { bookingHolder } from './own-data.ts';
import { lockRoom } from './store/rooms.ts';
import { hall, hallPlace, rehearsal } from './testing/room.ts';

let d: District;
let placeId: string;
beforeAll(async () => {
  d = await testDistrict();
  // Monday, 15 December 2025, ten in the morning
  d.clock.set('2025-12-15T02:00:00Z');
  placeId = (await post('clerk', '/api/places', hallPlace)).body.id;
});
afterAll(() => d?.close());

/** Another place, known to everybody. */
const placed = async (name: string): Promise<string> => {
  const { body } = await post('clerk', '/api/places', { ...hallPlace, name });
  await d.process.kernel.relay.carry();
  await expect.poll(async () => (await d.process.modules.places.of(d.id)).some(({ id }) => id === body.id)).toBe(true);
  return body.id;
};
const post = async (who: Who, url: string, body: object, id = v7()) => (await d.as(who)).post(url, { id, ...body });
const get = async (who: Who, url: string): Promise<Answer['body']> => (await (await d.as(who)).get(url)).body;
const code = ({ status, body }: Answer): string | number => body?.error?.code ?? status;
const day = (offset: number): string => new Date(d.clock.now().getTime() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
const at = (offset: number, time: string): string => new Date(`${day(offset)}T${time}:00+08:00`).toISOString();

const roomOf = async (more: Partial<RoomRules> = {}, facts: object = {}): Promise<ManagedRoom> => {
  const made = await post('clerk', '/api/bookings/rooms', { placeId, ...hall(more), ...facts });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
};
const book = (who: Who, room: { id: string }, offset: number, from: string, to: string, more: object = {}) =>
  post(who, '/api/bookings', { ...rehearsal, roomId: room.id, from: at(offset, from), to: at(offset, to), ...more });
const booked = async (...given: Parameters<typeof book>): Promise<Booking & { times: number }> => {
  const answer = await book(...given);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const states = async (room: { id: string }, offset: number) => {
  const shown = await (await d.as('neighbour')).get(`/api/bookings/rooms/${room.id}?from=${day(offset)}&days=1`);
  return Object.fromEntries(
    shown.body.days[0].slots.map(({ from, state }: { from: string; state: string }) => [new Date(from).getUTCHours() + 8, state]),
  );
};

test('one slot asked for by many at once is booked once, whoever asks and however long, with the time for cleaning', async () => {
  const room = await roomOf({ gap: 30, step: 30, longest: 180 });
  const [one, other] = [await d.as('resident'), await d.as('neighbour', await d.another())];
  const body = (from: string, to: string) => ({ ...rehearsal, id: v7(), roomId: room.id, from: at(1, from), to: at(1, to) });
  const spans = [
    ['09:00', '10:00'],
    ['09:00', '10:00'],
    ['08:30', '10:30'],
    ['10:00', '11:00'],
    ['09:30', '12:00'],
    ['08:00', '09:00'],
  ] as const;
  // they meet at the insert: each has found the room free, and waits for its row
  const { outcome: answers } = await held(d, {
    first: (tx) => lockRoom(tx, room.id),
    waiting: 4,
    meanwhile: () => Promise.all(spans.map(([from, to], n) => (n % 2 ? one : other).post('/api/bookings', body(from, to)))),
  });
  const kept = answers.flatMap(({ status, body: made }) => (status === 201 ? [made] : []));
  expect(kept.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status !== 201).every((answer) => code(answer) === 'bookings.taken')).toBe(true);
  const rows = await d.asOwner<{ clashes: number }>(
    `select count(*)::int as clashes from bookings a join bookings b on a.room_id = b.room_id and a.id < b.id
     and tstzrange(a.starts_at, a.held_until) && tstzrange(b.starts_at, b.held_until) where a.room_id = $1`,
    [room.id],
  );
  expect(rows[0]?.clashes).toBe(0);
});

test('a room shows what is free, takes a booking, and shows it to others as taken without a name', async () => {
  const room = await roomOf();
  expect(await states(room, 1)).toMatchObject({ 8: 'free', 21: 'free' });
  const mine = await booked('resident', room, 1, '09:00', '11:00');
  expect(mine).toMatchObject({ state: 'booked', by: null, times: 1, actions: ['cancel'], fee: 0 });
  expect(await states(room, 1)).toMatchObject({ 8: 'free', 9: 'taken', 10: 'taken', 11: 'free' });
  const open = await d.nobody().get(room.openPath.replace('/open/', '/api/open/'));
  expect(open.body).toMatchObject({ name: '多功能厅', place: hallPlace.name, state: 'free' });
  expect(JSON.stringify(open.body)).not.toContain('合唱');
  expect(code(await (await d.as('neighbour')).get(`/api/bookings/${mine.id}`))).toBe('bookings.booking_not_found');
  expect(await get('clerk', `/api/bookings/${mine.id}`)).toMatchObject({ by: d.people.resident.name });
  expect(
    (await get('clerk', `/api/bookings/day?day=${day(1)}`)).rooms.find((one: { room: { id: string } }) => one.room.id === room.id),
  ).toMatchObject({
    bookings: [{ id: mine.id, purpose: '合唱排练' }],
  });
  const found = (await d.nobody().get(`/api/bookings/rooms?day=${day(1)}&people=50&q=${encodeURIComponent('文化')}`)).body;
  expect(found.items.find((one: { id: string }) => one.id === room.id)).toMatchObject({ free: 12, next: { from: at(1, '08:00') } });
  expect((await d.nobody().get('/api/bookings/rooms?people=81')).body.items).toEqual([]);
  const mineNow = await get('resident', '/api/my/bookings');
  expect(mineNow.items.map(({ id }: Booking) => id)).toContain(mine.id);
  // given back in time it is free again, and counts for nothing
  expect((await post('resident', `/api/bookings/${mine.id}/cancel`, { rest: false })).body).toMatchObject({
    state: 'cancelled',
    late: false,
  });
  expect(await states(room, 1)).toMatchObject({ 9: 'free' });
});

test('each rule that is broken is told by name', async () => {
  const room = await roomOf({
    leastPeople: 10,
    loudspeaker: ['09:00', '20:00'],
    latestMinutes: 60,
    aheadDays: 3,
    opensAt: '08:00',
    longest: 120,
  });
  const refused = async (...given: Parameters<typeof book>) => code(await book(...given));
  expect(await refused('resident', room, 1, '23:00', '24:00'.replace('24:00', '23:30'))).toBe('bookings.length_wrong');
  expect(await refused('resident', room, 1, '07:00', '08:00')).toBe('bookings.not_open');
  expect(await refused('resident', room, 1, '09:30', '10:30')).toBe('bookings.begins_between');
  expect(await refused('resident', room, 4, '09:00', '10:00')).toBe('bookings.not_yet');
  expect(await refused('resident', room, 0, '10:00', '11:00')).toBe('bookings.too_late');
  expect(await refused('resident', room, 1, '09:00', '10:00', { people: 81 })).toBe('bookings.too_many_people');
  expect(await refused('resident', room, 1, '09:00', '10:00', { people: 9 })).toBe('bookings.too_few_people');
  expect(await refused('resident', room, 1, '20:00', '21:00', { loudspeaker: true })).toBe('bookings.no_loudspeaker');
  expect(await refused('resident', room, 1, '09:00', '10:00', { organisationId: d.organisations.team })).toBe(
    'bookings.organisation_foreign',
  );
  expect(await refused('resident', room, 1, '09:00', '10:00', { weeklyUntil: day(8) })).toBe('bookings.series_long');
  expect(await refused('resident', room, 1, '09:00', '10:00', { notForProfit: false })).toBe('request.invalid');
  const anonymous = await d.device();
  expect(
    code(
      await anonymous.post('/api/bookings', {
        id: v7(),
        roomId: room.id,
        from: at(1, '09:00'),
        to: at(1, '10:00'),
        people: 12,
        purpose: '开会',
        loudspeaker: false,
        organisationId: null,
        notForProfit: true,
        weeklyUntil: null,
      }),
    ),
  ).toBe('bookings.sign_in_first');
  const staff = await roomOf({ who: 'staff' });
  expect(await refused('resident', staff, 1, '09:00', '10:00')).toBe('bookings.not_for_you');
  const units = await roomOf({ who: 'organisations' });
  expect(await refused('grid_worker', units, 1, '09:00', '10:00')).toBe('bookings.not_for_you');
  expect(await refused('grid_worker', units, 1, '09:00', '10:00', { organisationId: d.organisations.team })).toBe(201);
});

test('nobody books more often than the rules let, however many at once and of whichever room of the place', async () => {
  const ground = await placed('体育馆');
  const courts = await Promise.all(
    [1, 2, 3].map((n) =>
      post('clerk', '/api/bookings/rooms', {
        ...hall({ most: { day: null, week: 2, month: null } }),
        placeId: ground,
        name: `${n}号场`,
      }),
    ),
  );
  const { outcome: answers } = await held(d, {
    first: (tx) => Promise.all(courts.map(({ body }) => lockRoom(tx, body.id))),
    waiting: 4,
    meanwhile: () =>
      Promise.all(courts.flatMap(({ body }) => [book('resident', body, 1, '09:00', '10:00'), book('resident', body, 1, '14:00', '15:00')])),
  });
  expect(answers.map(code).sort()).toEqual([201, 201, ...Array(4).fill('bookings.limit_reached')]);
});

test('a weekly series is booked whole or not at all, and its rest given back at once', async () => {
  const room = await roomOf({ weeks: 4 });
  const taken = await booked('neighbour', room, 15, '09:00', '10:00');
  const clash = await book('resident', room, 1, '09:00', '10:00', { weeklyUntil: day(22) });
  expect([code(clash), clash.body.error.data.day]).toEqual(['bookings.taken', day(15)]);
  await post('neighbour', `/api/bookings/${taken.id}/cancel`, { rest: false });
  const series = await booked('resident', room, 1, '09:00', '10:00', { weeklyUntil: day(22) });
  expect(series.times).toBe(4);
  expect(code(await book('neighbour', room, 8, '09:00', '10:00'))).toBe('bookings.taken');
  await post('resident', `/api/bookings/${series.id}/cancel`, { rest: true });
  expect(await states(room, 8)).toMatchObject({ 9: 'free' });
});

test('rules hold from their day on, and never from a day that is past', async () => {
  const room = await roomOf();
  const client = await d.as('clerk');
  const set = (since: string) =>
    client.put(`/api/bookings/rooms/${room.id}/rules`, { id: v7(), since, rules: hall({ shortest: 120, longest: 120, step: 120 }).rules });
  expect(code(await set(day(-1)))).toBe('bookings.rules_past');
  expect((await set(day(5))).status).toBe(200);
  expect([Object.keys(await states(room, 4)).length, Object.keys(await states(room, 5)).length]).toEqual([14, 7]);
  expect((await d.nobody().get(`/api/bookings/rooms/${room.id}`)).body).toMatchObject({
    coming: { since: day(5) },
    hoursSince: '2025-12-15',
  });
});

describe('what somebody of the place decides', () => {
  test('a booking waits for agreement, is refused with a reason, and lapses undecided', async () => {
    const room = await roomOf({ approval: true });
    const one = await booked('resident', room, 1, '09:00', '10:00');
    expect(one.state).toBe('asked');
    const todos = await get('clerk', '/api/todos?kind=bookings.asked');
    expect(todos.items.map(({ id }: { id: string }) => id)).toContain(one.id);
    expect(code(await post('grid_worker', `/api/bookings/${one.id}/decide`, { agree: true, reason: null }))).toBe('session.forbidden');
    expect(code(await post('clerk', `/api/bookings/${one.id}/decide`, { agree: false, reason: null }))).toBe('bookings.reason_needed');
    expect((await post('clerk', `/api/bookings/${one.id}/decide`, { agree: false, reason: '当天检修' })).body).toMatchObject({
      state: 'refused',
    });
    const two = await booked('resident', room, 1, '09:00', '10:00');
    expect((await post('clerk', `/api/bookings/${two.id}/decide`, { agree: true, reason: null })).body).toMatchObject({ state: 'booked' });
    await carryAll(d);
    expect(await titlesOf(d, 'resident')).toEqual(expect.arrayContaining(['预约未同意', '预约已同意']));
  });

  test('a booking that has to give way brings a reason and another time, free and held; it is accepted or declined', async () => {
    const room = await roomOf({ fee: { fen: 2000, per: 'hour' } });
    const one = await booked('resident', room, 2, '09:00', '11:00');
    expect(one.fee).toBe(4000);
    const offer = { roomId: room.id, from: at(3, '09:00'), to: at(3, '11:00') };
    const gone = await post('clerk', `/api/bookings/${one.id}/displace`, { reason: '防汛会议', offer });
    expect(gone.body).toMatchObject({ state: 'displaced', reason: '防汛会议' });
    expect(await states(room, 2)).toMatchObject({ 9: 'free' });
    expect(await states(room, 3)).toMatchObject({ 9: 'taken' });
    const offered = (await get('resident', '/api/my/bookings')).items.find(({ state }: Booking) => state === 'offered');
    expect(offered).toMatchObject({ fee: 0, instead: { from: at(2, '09:00') }, actions: ['cancel', 'accept'] });
    expect((await post('resident', `/api/bookings/${offered.id}/accept`, {})).body).toMatchObject({ state: 'booked' });
  });

  test('fees and deposits are noted with their receipts, never more than is due, and wait to be given back', async () => {
    const room = await roomOf({ deposit: 20_000, fee: { fen: 1000, per: 'booking' }, signIn: null });
    const one = await booked('resident', room, 1, '12:00', '13:00');
    const pay = (what: string, fen: number) => post('clerk', `/api/bookings/${one.id}/payments`, { what, fen, receipt: '2025-0031' });
    expect(code(await pay('deposit', 20_001))).toBe('bookings.payment_wrong');
    expect((await pay('deposit', 20_000)).status).toBe(200);
    expect(code(await pay('deposit_back', 20_001))).toBe('bookings.payment_wrong');
    const open = async () => (await get('clerk', '/api/bookings?deposits=true')).items.map(({ id }: Booking) => id);
    expect(await open()).not.toContain(one.id);
    d.clock.advance(2 * 86_400_000);
    expect(await open()).toContain(one.id);
    expect((await pay('deposit_back', 20_000)).body.paid).toHaveLength(2);
    expect(await open()).not.toContain(one.id);
    d.clock.advance(-2 * 86_400_000);
  });

  test('a time that is kept free cannot be booked, nor kept free where somebody has booked', async () => {
    const room = await roomOf();
    await booked('resident', room, 6, '09:00', '10:00');
    const close = (from: string, to: string) =>
      post('clerk', '/api/bookings/closures', { roomId: room.id, from: at(6, from), to: at(6, to), reason: '设备检修' });
    expect(code(await close('09:30', '12:00'))).toBe('bookings.taken');
    const closed = await close('10:00', '12:00');
    expect(closed.status, JSON.stringify(closed.body)).toBe(201);
    expect(await states(room, 6)).toMatchObject({ 10: 'closed', 12: 'free' });
    expect(code(await book('neighbour', room, 6, '10:00', '11:00'))).toBe('bookings.taken');
    await post('clerk', `/api/bookings/closures/${closed.body.id}/lift`, {});
    expect(await states(room, 6)).toMatchObject({ 10: 'free' });
  });
});

describe('signing in', () => {
  const codeOf = (room: ManagedRoom): string => room.openPath.split('/').at(-1) ?? '';
  const sign = (who: Who, room: ManagedRoom, when: string, sent = d.clock.now().toISOString()) =>
    post(who, '/api/bookings/sign-in', {
      code: codeOf(room),
      act: { at: when, sentAt: sent, point: { ...hallPlace.point, accuracy: 20 } },
    });
  let back: Date;
  beforeAll(() => {
    back = d.clock.now();
  });
  afterAll(() => d.clock.set(back));

  test('with the code at the door, from half an hour before until a quarter after; who is not there loses the room, whether or not a job has run', async () => {
    const room = await roomOf();
    await booked('resident', room, 1, '09:00', '10:00');
    await booked('neighbour', room, 1, '10:00', '11:00');
    d.clock.set(at(1, '08:00'));
    expect(code(await sign('resident', room, at(0, '08:00')))).toBe('bookings.too_early');
    expect(code(await sign('clerk', room, at(0, '08:00')))).toBe('bookings.none_here');
    d.clock.set(at(0, '09:10'));
    const signed = await sign('resident', room, at(0, '09:10'));
    expect(signed.body, JSON.stringify(signed.body)).toMatchObject({ state: 'arrived' });
    d.clock.set(at(0, '10:16'));
    expect((await get('neighbour', '/api/my/bookings')).items[0]).toMatchObject({ state: 'missed' });
    // 10:00 is past; what was held until 11 stands open for a room that is booked by the half hour
    expect((await d.nobody().get(`/api/open/rooms/${codeOf(room)}`)).body).toMatchObject({ state: 'free', signIn: true });
    await keepUp(d.process.modules.bookings.context);
    await carryAll(d);
    expect(await titlesOf(d, 'neighbour')).toContain('预约未签到，已释放');
  });

  test('who was there in time and could only say so later has not missed it', async () => {
    const room = await roomOf();
    const one = await booked('resident', room, 1, '15:00', '16:00');
    d.clock.set(at(1, '15:40'));
    await keepUp(d.process.modules.bookings.context);
    expect(await get('resident', `/api/bookings/${one.id}`)).toMatchObject({ state: 'missed' });
    const later = await sign('resident', room, at(0, '15:05'));
    expect(later.body).toMatchObject({ state: 'arrived', excused: true });
    // its clock two hours fast does no harm
    const two = await booked('resident', room, 1, '15:00', '16:00');
    d.clock.set(at(1, '15:40'));
    const fast = (time: string) => new Date(Date.parse(at(0, time)) + 7_200_000).toISOString();
    expect((await sign('resident', room, fast('15:10'), fast('15:40'))).body).toMatchObject({ id: two.id, state: 'arrived' });
  });

  test('missed too often, somebody books nothing there for some days; it is objected to, lifted, and a new one is not made of old misses', async () => {
    const ground = await placed('羽毛球馆');
    const misses = { times: 2, within: 30, pause: 7 };
    const room = (await post('clerk', '/api/bookings/rooms', { ...hall({ misses, cancelMinutes: 60 }), placeId: ground }))
      .body as ManagedRoom;
    await booked('neighbour', room, 1, '09:00', '10:00');
    const late = await booked('neighbour', room, 1, '12:00', '13:00');
    d.clock.set(at(1, '11:30'));
    expect((await post('neighbour', `/api/bookings/${late.id}/cancel`, { rest: false })).body).toMatchObject({
      state: 'cancelled',
      late: true,
    });
    await keepUp(d.process.modules.bookings.context);
    expect(code(await book('neighbour', room, 1, '09:00', '10:00'))).toBe('bookings.paused');
    const [pause] = (await get('neighbour', '/api/my/booking-pauses')).items;
    expect(pause).toMatchObject({ misses: 2, actions: ['object'] });
    expect((await post('neighbour', `/api/bookings/pauses/${pause.id}/object`, { text: '当天电梯坏了' })).status).toBe(200);
    expect((await get('clerk', '/api/todos?kind=bookings.objection')).items.map(({ id }: { id: string }) => id)).toContain(pause.id);
    expect(code(await post('outsider', `/api/bookings/pauses/${pause.id}/decide`, { lift: true, reason: '属实' }))).toBe(
      'session.forbidden',
    );
    expect((await post('clerk', `/api/bookings/pauses/${pause.id}/decide`, { lift: true, reason: '情况属实' })).body).toMatchObject({
      decision: 'lifted',
    });
    expect((await book('neighbour', room, 1, '09:00', '10:00')).status).toBe(201);
  });
});

test('a calendar feed tells a room without names and one’s own bookings; a new address takes the old one back', async () => {
  const room = await roomOf();
  await booked('resident', room, 1, '09:00', '10:00', { purpose: '读书会' });
  const path = (url: string): string => url.slice(url.indexOf('/api/'));
  const feed = async (who: Who, roomId: string | null, on = true): Promise<string | null> =>
    (await post(who, '/api/bookings/feed', { roomId, on })).body.url;
  const ofRoom = (await feed('clerk', room.id)) ?? '';
  const read = async (url: string) => d.process.app.inject({ method: 'GET', url: path(url) });
  const shown = await read(ofRoom);
  expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(shown.body).toContain('SUMMARY:已预约');
  expect(shown.body).not.toContain('读书会');
  const mine = (await feed('resident', null)) ?? '';
  expect((await read(mine)).body).toContain('SUMMARY:读书会');
  const renewed = (await feed('resident', null)) ?? '';
  expect((await read(mine)).statusCode).toBe(404);
  expect((await read(renewed)).statusCode).toBe(200);
  expect(await feed('resident', null, false)).toBeNull();
  expect((await read(renewed)).statusCode).toBe(404);
  expect(code(await post('resident', '/api/bookings/feed', { roomId: room.id, on: true }))).toBe('session.forbidden');
});

test('old bookings tell no more who it was and what for', async () => {
  const room = await roomOf();
  const one = await booked('resident', room, 1, '09:00', '10:00');
  const subject = { jurisdictionId: d.id, accountId: d.people.resident.id, person: null };
  const [copied] = await d.database.db.read(d.access, (tx) => bookingHolder.copy(null as never, tx, subject));
  expect(copied?.rows).toContainEqual(['多功能厅', day(1), '已预约', 12, '合唱排练']);
  const back = d.clock.now();
  d.clock.advance(800 * 86_400_000);
  await keepUp(d.process.modules.bookings.context);
  const [row] = await d.asOwner('select account_id, purpose from bookings where id = $1', [one.id]);
  expect(row).toEqual({ account_id: null, purpose: '' });
  d.clock.set(back);
});

test('an activity takes a room as a booking does: neither gets what the other has, and what is cancelled is free again', async () => {
  const room = await roomOf();
  const choices = (await get('clerk', `/api/activity-rooms?area=${d.area('001001').code}`)).items;
  expect(choices.find(({ id }: { id: string }) => id === room.id)).toMatchObject({ name: `${hallPlace.name} 多功能厅` });
  await booked('resident', room, 1, '09:00', '10:00');
  const plan = (from: string, to: string) =>
    post('clerk', '/api/activities', {
      kind: 'service_day',
      title: '固定服务日',
      place: hallPlace.name,
      areaCode: d.area('001001').code,
      roomId: room.id,
      when: { startsAt: at(1, from), endsAt: at(1, to) },
    });
  expect(code(await plan('09:30', '11:00'))).toBe('activities.room_taken');
  expect((await plan('10:00', '12:00')).status).toBe(201);
  expect(code(await book('neighbour', room, 1, '11:00', '12:00'))).toBe('bookings.taken');
  expect(await states(room, 1)).toMatchObject({ 9: 'taken', 10: 'taken', 11: 'taken', 12: 'free' });
});
