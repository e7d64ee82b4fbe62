import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivityDetail } from '#contract/activities/api.ts';
import { shippedKinds } from '#contract/activities/kinds.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { minutesOf, pausedUntil } from './domain/place.ts';
import { problemsOfKinds } from './kinds.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const spot = { lon: 100.23, lat: 26.87 };
const post = async (who: Who, url: string, body: Record<string, unknown>): Promise<Answer> =>
  (await d.as(who)).post(url, { id: v7(), ...body });
const got = async (who: Who, id: string): Promise<ActivityDetail> => (await (await d.as(who)).get(`/api/activities/${id}`)).body;
/** An activity that begins in two hours and lasts two. */
const planned = async (over: Record<string, unknown> = {}, who: Who = 'clerk'): Promise<ActivityDetail & { occurrences: number }> => {
  const now = +d.clock.now();
  const when = { startsAt: new Date(now + 7_200_000).toISOString(), endsAt: new Date(now + 14_400_000).toISOString() };
  const body = { kind: 'volunteer', title: '周末清扫', place: '中心广场', point: spot, areaCode: d.area('001001').code, when, ...over };
  const made = await post(who, '/api/activities', body);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
};
const join = (who: Who, id: string, over: Record<string, unknown> = {}): Promise<Answer> =>
  post(who, `/api/activities/${id}/participants`, over);
const step = (who: Who, place: string, name: string, over: Record<string, unknown> = {}): Promise<Answer> =>
  post(who, `/api/activity-participants/${place}/steps`, { step: name, ...over });
const act = (over: Record<string, unknown> = {}) => {
  const now = d.clock.now().toISOString();
  return { at: now, sentAt: now, point: { ...spot, accuracy: 10 }, ...over };
};
const codeOf = async (id: string): Promise<string> => (await (await d.as('clerk')).get(`/api/activities/${id}/code`)).body.code;
const told = async (kind: string, who: Who, subject: string): Promise<string[]> => {
  await d.process.kernel.relay.carry();
  const rows = await d.asOwner<{ variant: string }>(
    'select variant from notices where kind = $1 and account_id = $2 and subject = $3 order by id',
    [kind, d.people[who].id, subject],
  );
  return rows.map(({ variant }) => variant);
};
const later = (ms: number): void => d.clock.advance(ms);
const hour = 3_600_000;

test('what a team organises is listed for it, until it is over; others are not', async () => {
  const organisationId = d.organisations.team;
  const own = await planned({ title: '队伍的清扫', organisationId });
  await planned({ title: '别人的清扫' });
  const listed = async () => (await d.nobody().get(`/api/open/activities?organisation=${organisationId}`)).body.items;
  expect((await listed()).map(({ id }: { id: string }) => id)).toEqual([own.id]);
  expect((await post('clerk', `/api/activities/${own.id}/steps`, { step: 'cancel', words: '下雨' })).status).toBe(200);
  expect(await listed()).toEqual([]);
});
describe('a series', () => {
  const rhythm = { every: 'month', days: 'monthdays', on: [5, 20], hours: [['09:00', '11:30']], from: '2025-10-01', until: '2025-12-31' };
  test('takes place each time it is due, and is ended from a day on', async () => {
    const made = await planned({ kind: 'service_day', title: '固定服务日', when: { rhythm } });
    expect(made).toMatchObject({
      occurrences: 6,
      startsAt: '2025-10-05T01:00:00.000Z',
      endsAt: '2025-10-05T03:30:00.000Z',
      organiser: expect.stringContaining('柳岸'),
    });
    await join('resident', made.id);
    const ended = await post('clerk', `/api/activity-series/${made.seriesId}/end`, { from: '2025-11-01', words: '改为每周三' });
    expect(ended.body).toEqual({ cancelled: 4 });
    const { items } = (await (await d.as('clerk')).get(`/api/activities?series=${made.seriesId}`)).body;
    expect(items.map(({ state }: { state: string }) => state)).toEqual([
      'planned',
      'planned',
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
  });

  test('without an end, too long or too often is refused with a word', async () => {
    const tried = async (over: Record<string, unknown>) =>
      (await post('clerk', '/api/activities', { kind: 'service_day', title: '固定服务日', place: '广场', areaCode: d.area('001001').code, when: { rhythm: { ...rhythm, ...over } } })).body.error.code; // biome-ignore format: one row
    expect(await tried({ until: null })).toBe('activities.no_end');
    expect(await tried({ until: '2029-01-01' })).toBe('activities.too_long');
    expect(await tried({ every: 'day', days: 'all', on: [], until: '2027-09-01' })).toBe('activities.too_many');
  });

  test('is announced by those who organise the area, and by nobody else', async () => {
    const body = { kind: 'service_day', title: '固定服务日', place: '广场', areaCode: d.area('001001').code, when: { rhythm } };
    expect((await post('grid_worker', '/api/activities', body)).status).toBe(403);
    expect((await post('outsider', '/api/activities', body)).status).toBe(403);
  });
});

describe('seats', () => {
  test('are given to as many as there are, however many join at once; the others wait in their order', async () => {
    const a = await planned({ seats: 2 });
    const who: Who[] = ['resident', 'neighbour', 'grid_worker', 'handler', 'officer', 'official'];
    await Promise.all(who.map((one) => join(one, a.id)));
    const now = await got('clerk', a.id);
    expect([now.taken, now.waiting]).toEqual([2, 4]);
    const states = (now.participants ?? []).map(({ state }) => state).sort();
    expect(states).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting', 'waiting', 'waiting']);
    // one who gives up lets the first of those who wait in, once, whoever else gives up at the same time
    const seats = (now.participants ?? []).filter(({ state }) => state === 'confirmed');
    await Promise.all(seats.map(({ id }) => step('clerk', id, 'cancel', { words: '代为取消' })));
    const then = await got('clerk', a.id);
    expect([then.taken, then.waiting]).toEqual([2, 2]);
  });

  test('wait, move up and are told of', async () => {
    const a = await planned({ seats: 1 });
    const first = (await join('resident', a.id)).body;
    expect((await join('neighbour', a.id)).body).toMatchObject({ waiting: 1, own: { state: 'waiting' } });
    expect((await join('neighbour', a.id)).body.error.code).toBe('activities.joined');
    expect(await told('activities.place', 'neighbour', a.id)).toEqual(['waiting']);
    // within the two hours before it begins only the organiser cancels
    later(60_000);
    expect((await step('resident', first.own.id, 'cancel')).body.error.code).toBe('activities.too_late');
    expect((await step('clerk', first.own.id, 'cancel', { words: '来电说不来了' })).status).toBe(200);
    expect((await got('neighbour', a.id)).own?.state).toBe('confirmed');
    expect(await told('activities.place', 'neighbour', a.id)).toContain('moved_up');
    expect(await told('activities.place', 'resident', a.id)).toContain('cancelled');
  });

  test('a place is taken over by somebody else, and both are told', async () => {
    const a = await planned({ seats: 1 });
    const own = (await join('resident', a.id)).body.own;
    expect((await join('neighbour', a.id, { insteadOf: own.id })).body.error.code).toBe('activities.not_offered');
    expect((await step('resident', own.id, 'offer')).body.own.offered).toBe(true);
    expect((await join('neighbour', a.id, { insteadOf: own.id })).body).toMatchObject({ taken: 1, own: { state: 'confirmed' } });
    expect((await got('resident', a.id)).own?.state).toBe('passed_on');
    expect(await told('activities.place', 'resident', a.id)).toContain('passed_on');
    expect(await told('activities.place', 'neighbour', a.id)).toContain('confirmed');
  });

  test('of roles are counted by themselves; staff and invited only are kept apart', async () => {
    const a = await planned({ seats: 1 });
    await join('resident', a.id, { role: 'leader' });
    expect((await join('neighbour', a.id, { role: 'leader' })).body.error.code).toBe('activities.role_full');
    expect((await join('neighbour', a.id, { role: 'cook' })).body.error.code).toBe('activities.role_unknown');
    expect((await join('neighbour', a.id)).body.taken).toBe(1);
    const study = await planned({ kind: 'study', title: '理论学习' });
    // whoever is no staff does not even learn of it
    expect((await join('resident', study.id)).body.error.code).toBe('activities.activity_not_found');
    expect((await (await d.as('resident')).get(`/api/activities/${study.id}`)).status).toBe(404);
    expect((await join('handler', study.id)).body.own.state).toBe('confirmed');
    const meeting = await planned({ kind: 'meeting', title: '楼栋长会' });
    expect((await join('clerk', meeting.id)).body.error.code).toBe('activities.not_for_you');
  });

  test('are approved where the kind says so, and names are seen by the organiser alone', async () => {
    const a = await planned({ kind: 'training', title: '急救培训' });
    const own = (await join('resident', a.id)).body.own;
    expect(own).toMatchObject({ state: 'applied', steps: [] });
    const todos = (await (await d.as('clerk')).get('/api/todos?kind=activities.approve')).body.items;
    expect(todos.map(({ title }: { title: string }) => title)).toContain('急救培训');
    expect((await step('resident', own.id, 'approve')).status).toBe(403);
    expect((await step('outsider', own.id, 'approve')).body.error.code).toBe('activities.participant_not_found');
    expect((await got('grid_worker', a.id)).participants).toBeNull();
    expect((await step('clerk', own.id, 'approve')).body).toMatchObject({
      taken: 1,
      participants: [{ name: d.people.resident.name, state: 'confirmed' }],
    });
  });
});

describe('attendance', () => {
  test('is checked in by the code on the spot, once however often it is sent, and hours are computed and certified', async () => {
    const a = await planned();
    await join('resident', a.id);
    later(2 * hour + 5 * 60_000);
    const body = { id: v7(), code: await codeOf(a.id), act: act() };
    const client = await d.as('resident');
    const url = `/api/activities/${a.id}/check-ins`;
    const [one, again] = await Promise.all([
      client.post(url, body),
      client.post(url, { ...body, act: { ...body.act, sentAt: d.clock.now().toISOString() } }),
    ]);
    expect([one.status, again.status]).toEqual([200, 200]);
    expect(one.body.own).toMatchObject({ state: 'attended', checkedInAt: d.clock.now().toISOString() });
    const kept = await d.asOwner<{ what: string; doubts: unknown[] }>('select what, doubts from activity_acts where subject_id = $1', [
      a.id,
    ]);
    expect(kept).toEqual([{ what: 'activities.attendance', doubts: [] }]);
    later(hour);
    expect((await post('resident', url, { code: await codeOf(a.id), act: act(), out: true })).body.own.checkedOutAt).toBe(
      d.clock.now().toISOString(),
    );
    const place = one.body.own.id;
    expect((await step('clerk', place, 'certify')).body.error.code).toBe('activities.not_over');
    later(hour);
    const certified = await post('clerk', `/api/activities/${a.id}/steps`, { step: 'certify' });
    expect(certified.body).toMatchObject({ record: { toCertify: 0 }, participants: [{ minutes: 60, certified: true }] });
    const mine = (await client.get('/api/my/activities')).body;
    expect([mine.minutes, mine.items[0].own.minutes]).toEqual([60, 60]);
    // the certificate is the participant's own
    const paper = { source: 'activities.hours', subjectId: place };
    expect((await post('neighbour', '/api/papers', paper)).status).toBeGreaterThanOrEqual(403);
    const made = await post('resident', '/api/papers', paper);
    expect([made.status, made.body.body]).toEqual([201, expect.stringContaining('1 小时 0 分钟')]);
    expect((await got('resident', a.id)).own?.documentId).toBe(made.body.id);
    const acts = (await client.get('/api/my/acts?from=2025-09-01&until=2025-12-31')).body;
    expect(acts.items[0]).toMatchObject({ what: 'activities.attendance', page: `/activities/${a.id}` });
  });

  test('that is doubtful is kept with its reason; a code of elsewhere or none is refused with a word', async () => {
    const [a, other] = [await planned(), await planned({ title: '另一个活动' })];
    await join('neighbour', a.id);
    const code = await codeOf(a.id);
    const send = (over: Record<string, unknown>) => post('neighbour', `/api/activities/${a.id}/check-ins`, { code, act: act(), ...over });
    expect((await send({ code: 'abc' })).body.error.code).toBe('activities.code_wrong');
    expect((await send({ code: `${code.slice(0, -2)}xx` })).body.error.code).toBe('activities.code_wrong');
    expect((await send({ code: await codeOf(other.id) })).body.error.code).toBe('activities.code_elsewhere');
    expect((await post('handler', `/api/activities/${a.id}/check-ins`, { code, act: act(), out: true })).body.error.code).toBe(
      'activities.not_joined',
    );
    // a code photographed yesterday, read three kilometres away, before it begins
    later(30 * 60_000);
    const doubtful = await send({ act: act({ point: { lon: spot.lon, lat: spot.lat + 0.027, accuracy: 15 } }) });
    expect(doubtful.body.own.state).toBe('attended');
    const [place] = (await got('clerk', a.id)).participants ?? [];
    expect(place?.doubts.map(({ kind }) => kind)).toEqual(['code_old', 'early', 'far']);
  });

  test('of somebody without an account is ticked by the organiser; absence counts, is contested and excused, and pauses', async () => {
    const absences: string[] = [];
    for (let n = 0; n < 3; n++) {
      const a = await planned({ title: `清扫${n}` });
      const own = (await join('officer', a.id)).body.own;
      await post('clerk', `/api/activities/${a.id}/guests`, { name: '和大爷', phone: '13900000001' });
      later(4 * hour);
      expect((await step('clerk', own.id, 'absent')).status).toBe(200);
      absences.push(own.id);
      if (n > 0) continue;
      const guest = (await got('clerk', a.id)).participants?.find(({ name }) => name === '和大爷');
      expect(guest).toMatchObject({ phone: '139****0001', state: 'confirmed' });
      expect((await step('clerk', guest?.id ?? '', 'check_in')).body.record).toMatchObject({ attended: 1, absent: 1 });
    }
    const next = await planned();
    expect((await join('officer', next.id)).body.error.code).toBe('activities.paused');
    expect((await got('officer', next.id)).join).toMatchObject({ may: false, why: 'activities.paused' });
    expect((await step('officer', absences[0] ?? '', 'contest')).body.error.code).toBe('activities.words_needed');
    const contested = await step('officer', absences[0] ?? '', 'contest', { words: '我到了，忘了签到' });
    expect(contested.body.own.contested).toBe('我到了，忘了签到');
    expect(await told('activities.contested', 'clerk', contested.body.id)).toEqual(['one']);
    expect((await step('clerk', absences[0] ?? '', 'excuse', { words: '核对照片，确实在场' })).status).toBe(200);
    expect((await join('officer', next.id)).status).toBe(201);
  });
});

describe('a month of service days', () => {
  test('shows what is planned and what took place, and the share of communities where all did', async () => {
    const [first, second] = ['001001', '001002'];
    const day = (tail: string, on: string) =>
      planned({ kind: 'service_day', title: `服务日${on}`, areaCode: d.area(tail).code, when: { startsAt: `2025-09-${on}T01:00:00Z`, endsAt: `2025-09-${on}T03:00:00Z` } }, 'dispatcher'); // biome-ignore format: one row
    const here = await day(first as string, '14');
    await day(second as string, '14');
    await day(first as string, '29');
    expect((await post('clerk', `/api/activities/${here.id}/steps`, { step: 'hold' })).body.state).toBe('held');
    const plan = (await (await d.as('dispatcher')).get('/api/activity-plan?month=2025-09')).body;
    const of = (tail: string) => plan.communities.find((one: { area: { code: string } }) => one.area.code === d.area(tail).code);
    expect(of('001001')).toMatchObject({ planned: 2, held: 1, missed: 0 });
    expect(of('001002')).toMatchObject({ planned: 1, held: 0, missed: 1, days: [{ untold: true }] });
    expect([plan.due, plan.kept]).toEqual([2, 1]);
    expect((await (await d.as('outsider')).get(`/api/activity-plan?month=2025-09&area=${d.area('001').code}`)).status).toBe(403);
    const tell = (await (await d.as('dispatcher')).get('/api/todos?kind=activities.tell')).body.items;
    expect(tell.map(({ title }: { title: string }) => title)).toContain('服务日14');
  });

  test('keeps minutes, tells why something did not take place, and tells those who take part when it is moved or cancelled', async () => {
    const a = await planned({ kind: 'study', title: '理论学习' });
    await join('grid_worker', a.id);
    const at = { startsAt: new Date(+d.clock.now() + 3 * hour).toISOString(), endsAt: new Date(+d.clock.now() + 4 * hour).toISOString() };
    const changed = { id: v7(), version: (await got('clerk', a.id)).version, title: '理论学习', place: '党群服务中心', ...at };
    expect((await (await d.as('clerk')).put(`/api/activities/${a.id}`, changed)).body.place).toBe('党群服务中心');
    expect((await (await d.as('clerk')).put(`/api/activities/${a.id}`, { ...changed, id: v7() })).body.error.code).toBe(
      'activities.changed',
    );
    expect(await told('activities.changed', 'grid_worker', a.id)).toEqual(['moved']);
    const steps = (over: Record<string, unknown>) => post('clerk', `/api/activities/${a.id}/steps`, over);
    expect((await steps({ step: 'record', words: '学习了条例。' })).body.error.code).toBe('activities.not_begun');
    later(5 * hour);
    expect((await steps({ step: 'not_hold' })).body.error.code).toBe('activities.words_needed');
    expect((await steps({ step: 'record', words: '学习了条例。' })).body.record.words).toBe('学习了条例。');
    expect((await got('grid_worker', a.id)).record.words).toBe('学习了条例。');
    const b = await planned({ kind: 'study', title: '理论学习二' });
    await join('grid_worker', b.id);
    expect((await post('clerk', `/api/activities/${b.id}/steps`, { step: 'cancel', words: '讲师生病' })).body).toMatchObject({
      state: 'cancelled',
      reason: '讲师生病',
    });
    expect(await told('activities.changed', 'grid_worker', b.id)).toEqual(['cancelled']);
  });
});

test('what is open to everybody is listed without signing in, and nothing else', async () => {
  const open = await planned({ title: '人人可来' });
  const closed = await planned({ kind: 'study', title: '内部学习' });
  const nobody = d.nobody();
  const { items } = (await nobody.get(`/api/open/activities?area=${d.area('001').code}&limit=200`)).body;
  const ids = items.map(({ id }: { id: string }) => id);
  expect([ids.includes(open.id), ids.includes(closed.id)]).toEqual([true, false]);

  expect(items.find(({ id }: { id: string }) => id === open.id).point).toEqual(spot);
  const until = async (day: string) =>
    (await nobody.get(`/api/open/activities?area=${d.area('001').code}&limit=200&until=${day}`)).body.items.map(
      ({ id }: { id: string }) => id,
    );
  expect((await until(shanghaiDay(new Date(open.startsAt)))).includes(open.id)).toBe(true);
  expect((await until(shanghaiDay(new Date(Date.parse(open.startsAt) - 86_400_000)))).includes(open.id)).toBe(false);
  expect((await nobody.get(`/api/activities/${open.id}`)).body).toMatchObject({
    participants: null,
    own: null,
    join: { why: 'session.required' },
  });
  expect((await nobody.get(`/api/activities/${closed.id}`)).status).toBe(404);
});

describe('hours that were certified', () => {
  const held = async (who: readonly Who[], title: string): Promise<ActivityDetail> => {
    const a = await planned({ kind: 'service_day', title });
    for (const one of who) expect((await join(one, a.id, { role: 'steward' })).status).toBe(201);
    return a;
  };
  const checkedIn = async (a: ActivityDetail): Promise<void> => {
    for (const { id } of (await got('clerk', a.id)).participants ?? []) expect((await step('clerk', id, 'check_in')).status).toBe(200);
  };
  test('stand in the one record of served time: nobody certifies their own, and one time counts once', async () => {
    const [one, other] = [await held(['clerk', 'resident'], '固定服务日'), await held(['resident'], '同一时间的服务')];
    later(3 * hour);
    await checkedIn(one);
    await checkedIn(other);
    later(2 * hour);
    const certified = await post('clerk', `/api/activities/${one.id}/steps`, { step: 'certify' });
    // whoever certifies stays for somebody else
    expect(certified.body.record.toCertify).toBe(1);
    const rows = await d.asOwner<{ minutes: number; voluntary: boolean; personId: string | null }>(
      'select h.minutes, h.voluntary, h.person_id as "personId" from volunteer_hours h where h.subject_id = $1',
      [one.id],
    );
    expect(rows).toEqual([{ minutes: 120, voluntary: true, personId: expect.any(String) }]);
    const own = (await got('clerk', one.id)).participants?.find(({ name }) => name === d.people.clerk.name)?.id ?? '';
    expect((await step('clerk', own, 'certify')).body.error.code).toBe('volunteers.own_hours');
    expect((await step('supervisor', own, 'certify')).body.record.toCertify).toBe(0);
    expect((await post('clerk', `/api/activities/${other.id}/steps`, { step: 'certify' })).body.error.code).toBe('volunteers.overlap');
  });
});

test('activities come in by a workbook, all or nothing, and go out again; the attendance sheet is for the organiser alone', async () => {
  const head = ['类型', '名称', '区域代码', '日期', '开始时间', '结束时间', '地点', '名额'];
  const good = ['志愿服务活动', '河道清理', d.area('001001').code, '2025-10-12', '9:00', '11:30', '玉河边', '20'];
  const bad = ['打卡活动', '河道清理', d.area('002').code, '2025-10-12', '九点', '11:30', '玉河边', null];
  const bring = (rows: (string | null)[][], dryRun: boolean) =>
    sendSheet(d, `/api/activities/import?id=${v7()}&dryRun=${dryRun}`, rawWorkbook([{ name: '活动', rows: [head, ...rows] }]));
  const wrong = await bring([good, bad], false);
  expect(wrong.body).toMatchObject({ added: 0 });
  expect(wrong.body.faults.map(({ column }: { column: string }) => column)).toEqual(['类型', '区域代码', '开始时间']);
  expect((await bring([good], true)).body).toMatchObject({ dryRun: true, added: 1, faults: [] });
  expect((await bring([good], false)).body).toMatchObject({ added: 1 });
  expect((await bring([good], false)).body).toMatchObject({ added: 0, same: 1 });
  const [made] = (await (await d.as('clerk')).get('/api/activities?from=2025-10-12&until=2025-10-12')).body.items;
  expect(made).toMatchObject({ title: '河道清理', startsAt: '2025-10-12T01:00:00.000Z', endsAt: '2025-10-12T03:30:00.000Z', seats: 20 });
  expect((await fetchSheet(d, '/api/activities/sheet')).subarray(0, 2).toString()).toBe('PK');
  expect((await fetchSheet(d, `/api/activities/${made.id}/sheet`)).subarray(0, 2).toString()).toBe('PK');
  expect((await (await d.as('grid_worker')).get(`/api/activities/${made.id}/sheet`)).status).toBe(404);
});

describe('rules', () => {
  const [volunteer] = shippedKinds;
  if (!volunteer) throw new Error('no kinds');
  test('of pauses end by themselves', () => {
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    const rule = { times: 2, months: 1, days: 30 };
    expect(pausedUntil(rule, [day('2025-01-01'), day('2025-01-20')], day('2025-02-01'))).toEqual(day('2025-02-19'));
    expect(pausedUntil(rule, [day('2025-01-01'), day('2025-01-20')], day('2025-02-20'))).toBeNull();
    expect(pausedUntil(rule, [day('2025-01-01'), day('2025-02-20')], day('2025-02-21'))).toBeNull();
    expect(pausedUntil(null, [day('2025-01-01')], day('2025-01-02'))).toBeNull();
  });
  test('of hours count from its beginning, until an hour after its end, and what the kind allows', () => {
    const at = (text: string) => new Date(`2025-09-15T${text}:00Z`);
    const occasion = { rules: volunteer, startsAt: at('01:00'), endsAt: at('03:00') };
    const times = (from: string, to: string | null) =>
      minutesOf(occasion, { checkedInAt: at(from), checkedOutAt: to === null ? null : at(to) });
    expect(times('00:40', '02:30')).toBe(90);
    expect(times('01:10', '09:00')).toBe(170);
    expect(times('01:10', null)).toBeNull();
    const capped = { ...occasion, rules: { ...volunteer, hours: { rule: 'fixed' as const, most: 100 } } };
    expect(minutesOf(capped, { checkedInAt: at('01:50'), checkedOutAt: null })).toBe(100);
  });
  test('of kinds with one code twice are not published', () => {
    expect(problemsOfKinds({ kinds: [volunteer, volunteer] })).toMatchObject([
      { code: 'activities.kind_twice', data: { code: 'volunteer' } },
    ]);
  });
});
