import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DutyDetail } from '#contract/duties/api.ts';
import { execute } from '#kernel/db.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { dayOf } from '#tools/testing/repeats.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { keepDuties } from './jobs/keep-up.ts';
import { wanted } from './testing/wanted.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());
// nobody begins a test with duties of another, whose limit would be theirs
afterEach(async () => {
  await d.asOwner("update duty_holders set state = 'withdrawn' where state in ('claimed', 'confirmed', 'active')");
});

const post = async (who: Who, url: string, body: Record<string, unknown>): Promise<Answer> =>
  (await d.as(who)).post(url, { id: v7(), ...body });
const got = async (who: Who, id: string): Promise<DutyDetail> => (await (await d.as(who)).get(`/api/duties/${id}`)).body;
const announced = async (over: Record<string, unknown> = {}): Promise<DutyDetail> => {
  const made = await post('clerk', '/api/duties', { ...wanted(d), ...over });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
};
const claim = (who: Who, id: string, over: Record<string, unknown> = {}): Promise<Answer> =>
  post(who, `/api/duties/${id}/claims`, { name: `某${who}`.slice(0, 40), ...over });
const step = (who: Who, holder: string, name: string, over: Record<string, unknown> = {}): Promise<Answer> =>
  post(who, `/api/duty-holders/${holder}/steps`, { step: name, ...over });
const holderOf = async (who: Who, id: string): Promise<string> => (await got(who, id)).own?.id ?? '';
/** Has somebody in the duty, taken up. */
const active = async (who: Who, over: Record<string, unknown> = {}): Promise<{ duty: DutyDetail; holder: string }> => {
  const duty = await announced(over);
  expect((await claim(who, duty.id)).status).toBe(201);
  const holder = await holderOf(who, duty.id);
  expect((await step('clerk', holder, 'confirm')).status).toBe(200);
  expect((await step(who, holder, 'begin')).status).toBe(200);
  return { duty, holder };
};
const free = async (id: string): Promise<number> => (await d.nobody().get(`/api/duties/${id}`)).body.free;
const giveBack = async (who: Who, holder: string): Promise<void> => {
  expect((await step(who, holder, 'hand_back')).status).toBe(200);
};
const code = ({ status, body }: Answer): unknown => [status, body.error?.code];
/** What somebody was told of a place, in the order of the words. */
const told = async (kind: string, who: Who, subject: string): Promise<string[]> => {
  await d.process.kernel.relay.carry();
  const rows = await d.asOwner<{ variant: string }>('select variant from notices where kind = $1 and account_id = $2 and subject = $3', [
    kind,
    d.people[who].id,
    subject,
  ]);
  return rows.map(({ variant }) => variant).sort();
};

describe('a duty', () => {
  test('is claimed, confirmed by somebody else, taken up, rated and handed back without a reason; the head is free again', async () => {
    const duty = await announced({ heads: 1 });
    expect(await free(duty.id)).toBe(1);
    expect((await claim('resident', duty.id)).body).toMatchObject({
      free: 0,
      own: { state: 'claimed', name: '某resident', steps: ['withdraw'] },
    });
    const holder = await holderOf('resident', duty.id);
    expect((await got('clerk', duty.id)).holders).toMatchObject([{ id: holder, state: 'claimed', steps: ['confirm', 'decline'] }]);
    expect((await step('clerk', holder, 'confirm')).body.holders[0].state).toBe('confirmed');
    expect((await step('resident', holder, 'begin')).body.own).toMatchObject({
      state: 'active',
      fromOn: dayOf(d, 0),
      untilOn: dayOf(d, 180),
    });
    expect(code(await step('resident', holder, 'rate', { rating: 'good' }))).toEqual([403, 'duties.own']);
    expect((await step('clerk', holder, 'rate', { rating: 'good' })).body.holders[0].rating).toBe('good');
    await giveBack('resident', holder);
    expect(await free(duty.id)).toBe(1);
    expect(await told('duties.place', 'resident', holder)).toEqual(['confirmed', 'rated']);
  });

  test('nobody confirms, declines or gives a duty to themselves', async () => {
    const duty = await announced();
    await claim('clerk', duty.id);
    const holder = await holderOf('clerk', duty.id);
    expect(code(await step('clerk', holder, 'confirm'))).toEqual([403, 'duties.own']);
    const [{ id: self } = { id: '' }] = await d.asOwner<{ id: string }>('select id from persons where account_id = $1', [
      d.people.clerk.id,
    ]);
    expect(code(await post('clerk', `/api/duties/${duty.id}/holders`, { person: { personId: self } }))).toEqual([403, 'duties.own']);
    expect(code(await step('grid_worker', holder, 'confirm'))).toEqual([404, 'duties.holder_not_found']);
    await step('clerk', holder, 'withdraw');
  });

  test('the last head goes to one of many who claim it at once', async () => {
    const duty = await announced({ heads: 2 });
    const who: Who[] = ['resident', 'neighbour', 'handler', 'grid_worker', 'dispatcher', 'supervisor'];
    const answers = await Promise.all(who.map((one) => claim(one, duty.id)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(new Set(answers.filter(({ status }) => status !== 201).map((one) => String(code(one))))).toEqual(new Set(['409,duties.full']));
    const { holders, free: left } = await got('clerk', duty.id);
    expect([holders.length, left]).toEqual([2, 0]);
    for (const { id } of holders) await step('clerk', id, 'decline', { words: '另有安排' });
    expect(await free(duty.id)).toBe(2);
  });

  test('one person claims it once, however often at once, and has two duties at most', async () => {
    const duty = await announced({ heads: 5 });
    const answers = await Promise.all([1, 2, 3].map(() => claim('neighbour', duty.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(await free(duty.id)).toBe(4);
    const second = await announced();
    await claim('neighbour', second.id);
    expect(code(await claim('neighbour', (await announced()).id))).toEqual([409, 'duties.too_many']);
    for (const one of [duty, second]) await step('neighbour', await holderOf('neighbour', one.id), 'withdraw');
  });

  test('two duties claimed at once do not pass the limit', async () => {
    const duties = await Promise.all([1, 2, 3, 4].map(() => announced()));
    // known as a person first; then all have counted before any of them has claimed, unless they take turns
    const known = await announced();
    await claim('handler', known.id);
    await step('handler', await holderOf('handler', known.id), 'withdraw');
    const { outcome: answers } = await held(d, {
      first: (tx) =>
        execute(tx, 'select id from persons where jurisdiction_id = :jurisdiction and account_id = $1 for update', [d.people.handler.id]),
      meanwhile: () => Promise.all(duties.map(({ id }) => claim('handler', id))),
      waiting: 4,
    });
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    for (const one of duties) {
      const holder = await holderOf('handler', one.id);
      if (holder) await step('handler', holder, 'withdraw');
    }
  });

  test('is handed on in one act: the successor claims what is offered, and both change when the community confirms', async () => {
    const { duty, holder } = await active('resident', { heads: 1 });
    expect(code(await claim('neighbour', duty.id))).toEqual([409, 'duties.full']);
    expect(code(await claim('neighbour', duty.id, { insteadOf: holder }))).toEqual([409, 'duties.not_offered']);
    await step('resident', holder, 'offer');
    expect((await claim('neighbour', duty.id, { insteadOf: holder })).status).toBe(201);
    expect(code(await claim('handler', duty.id, { insteadOf: holder }))).toEqual([409, 'duties.not_offered']);
    expect((await got('resident', duty.id)).own?.state).toBe('active');
    const next = await holderOf('neighbour', duty.id);
    await step('clerk', next, 'confirm');
    expect([(await got('resident', duty.id)).own?.state, (await got('neighbour', duty.id)).own?.state]).toEqual(['ended', 'confirmed']);
    expect(await free(duty.id)).toBe(0);
    await step('neighbour', next, 'withdraw');
    expect(await free(duty.id)).toBe(1);
  });

  test('given at the counter is confirmed at once, and goes from one to the other in the same act', async () => {
    const { duty, holder } = await active('resident', { heads: 1 });
    const elder = { name: '和奶奶', phone: null, partyMember: false };
    const answer = await post('clerk', `/api/duties/${duty.id}/holders`, { person: elder, insteadOf: holder });
    expect(answer.body.holders).toMatchObject([
      { name: '和**', state: 'confirmed', steps: ['begin', 'end'] },
      { id: holder, state: 'ended' },
    ]);
    expect(answer.body.free).toBe(0);
  });

  test('of a building enters its head, and leaving it ends that', async () => {
    const building = await post('clerk', '/api/buildings', {
      areaCode: d.area('001001001').code,
      name: '九号楼',
      floors: 6,
      built: null,
      point: null,
      outline: null,
      note: null,
    });
    expect(building.status, JSON.stringify(building.body)).toBe(201);
    const { duty, holder } = await active('resident', { class: 'building_head', buildingId: building.body.id });
    expect(duty.building?.name).toBe('九号楼');
    const heads = () =>
      d.asOwner<{ to: string | null }>('select valid_to::text as to from building_heads where building_id = $1', [building.body.id]);
    expect(await heads()).toEqual([{ to: null }]);
    await giveBack('resident', holder);
    expect(await heads()).toEqual([{ to: dayOf(d, 0) }]);
    const elsewhere = await post('clerk', '/api/duties', { ...wanted(d), areaCode: d.area('001002').code, buildingId: building.body.id });
    expect([403, 422]).toContain(elsewhere.status);
  });

  test('is closed with the terms of all who have it', async () => {
    const { duty } = await active('resident');
    expect(code(await post('grid_worker', `/api/duties/${duty.id}/close`, {}))).toEqual([404, 'duties.duty_not_found']);
    expect((await post('clerk', `/api/duties/${duty.id}/close`, { words: '并入其他岗位' })).body).toMatchObject({ closed: true, free: 0 });
    expect((await got('resident', duty.id)).own).toMatchObject({ state: 'ended', words: '并入其他岗位' });
    expect(code(await claim('neighbour', duty.id))).toEqual([409, 'duties.closed']);
  });

  test('is not changed to fewer heads than have it, nor by somebody who looked at an older one', async () => {
    const duty = await announced({ heads: 2 });
    await claim('resident', duty.id);
    await claim('neighbour', duty.id);
    const change = async (over: Record<string, unknown>): Promise<unknown> => {
      const { areaCode: _, ...content } = wanted(d);
      const answer = await (await d.as('clerk')).put(`/api/duties/${duty.id}`, { id: v7(), ...content, version: duty.version, ...over });
      return code(answer);
    };
    expect(await change({ heads: 1 })).toEqual([409, 'duties.heads_taken']);
    expect(await change({ heads: 3 })).toEqual([200, undefined]);
    expect(await change({ heads: 3 })).toEqual([409, 'duties.changed']);
    for (const who of ['resident', 'neighbour'] as const) await step(who, await holderOf(who, duty.id), 'withdraw');
  });
});

describe('who has a duty', () => {
  test('is named to nobody: the public list and page name no one, those who read see a masked name', async () => {
    const { duty, holder } = await active('resident', { areaCode: d.area('001001001').code });
    const page = await d.nobody().get(`/api/duties/${duty.id}`);
    expect(page.body).toMatchObject({ holders: [], own: null });
    const list = await d.nobody().get('/api/open/duties?limit=200');
    expect(JSON.stringify([page.body, list.body])).not.toContain('某resident');
    expect((await got('grid_worker', duty.id)).holders).toMatchObject([{ name: '某***', personId: null }]);
    expect((await got('neighbour', duty.id)).holders).toEqual([]);
    await giveBack('resident', holder);
  });

  test('tells what was done; the words are sealed, and shown to them and the community alone', async () => {
    const { duty, holder } = await active('resident', { rhythm: { every: 'quarter', days: 'all', from: dayOf(d, 0) } });
    const report = (over: Record<string, unknown>): Promise<Answer> =>
      post('resident', `/api/duty-holders/${holder}/reports`, { day: dayOf(d, 0), minutes: 90, words: '陪和奶奶散步', ...over });
    // the quarter ends on the 30th of September, in fifteen days
    expect((await got('resident', duty.id)).own?.reportDue).toBeNull();
    d.clock.advance(2 * 86_400_000);
    expect((await got('resident', duty.id)).own?.reportDue).toBe('2025-09-30');
    expect(code(await report({ day: dayOf(d, -9) }))).toEqual([422, 'duties.report_day']);
    expect((await report({})).body.own).toMatchObject({ minutes: 90, reportDue: null });
    expect((await (await d.as('clerk')).get(`/api/duty-holders/${holder}/reports`)).body.items).toMatchObject([{ words: '陪和奶奶散步' }]);
    expect((await (await d.as('grid_worker')).get(`/api/duty-holders/${holder}/reports`)).status).toBe(404);
    // the hours stand in the one record, for somebody else to certify
    const hours = await d.asOwner('select minutes, state, what from volunteer_hours where subject_id = $1', [duty.id]);
    expect(hours).toEqual([{ minutes: 90, state: 'recorded', what: 'duties.duty' }]);
    const stored = await d.asOwner<{ sealed: Buffer }>('select sealed from duty_reports');
    expect(stored.map(({ sealed }) => sealed.toString('utf8')).join()).not.toContain('和奶奶');
    expect(
      await d.database.db.read(d.access, (tx) => d.process.modules.duties.ofPerson(tx, '00000000-0000-7000-8000-000000000000', 2025)),
    ).toEqual([]);
    const [{ id: person } = { id: '' }] = await d.asOwner<{ id: string }>('select id from persons where account_id = $1', [
      d.people.resident.id,
    ]);
    const year = await d.database.db.read(d.access, (tx) => d.process.modules.duties.ofPerson(tx, person, 2025));
    expect(year.find(({ dutyId }) => dutyId === duty.id)).toMatchObject({ minutes: 90, title: duty.title });
    await giveBack('resident', holder);
  });

  test('is reminded before the term ends, once, and let go when it is over', async () => {
    const { duty, holder } = await active('neighbour', { untilOn: dayOf(d, 20) });
    await keepDuties(d.process.modules.duties.context);
    await keepDuties(d.process.modules.duties.context);
    expect(await told('duties.due', 'neighbour', holder)).toEqual(['ending']);
    const todos = await (await d.as('clerk')).get('/api/todos?kind=duties.ending');
    expect(todos.body.items).toMatchObject([{ title: duty.title }]);
    d.clock.advance(21 * 86_400_000);
    await keepDuties(d.process.modules.duties.context);
    expect((await got('neighbour', duty.id)).own?.state).toBe('ended');
    expect(await told('duties.place', 'neighbour', holder)).toEqual(['confirmed', 'over']);
  });
});

test('lists show what waits; the board counts by area', async () => {
  const duty = await announced({ heads: 3, title: '老街巡逻' });
  await claim('resident', duty.id);
  const list = async (view: string): Promise<string[]> =>
    (await (await d.as('clerk')).get(`/api/duties?view=${view}&limit=200`)).body.items.map(({ id }: { id: string }) => id);
  expect(await list('to_confirm')).toContain(duty.id);
  expect(await list('vacant')).toContain(duty.id);
  expect((await (await d.as('clerk')).get('/api/todos?kind=duties.confirm')).body.items).toMatchObject([{ title: '老街巡逻' }]);
  await step('clerk', await holderOf('resident', duty.id), 'decline', { words: '另有人选' });
  expect(await list('to_confirm')).not.toContain(duty.id);
  expect(await list('closed')).not.toContain(duty.id);
  const { rows } = (await (await d.as('clerk')).get('/api/duty-board')).body;
  expect(rows[0]).toMatchObject({ toConfirm: 0 });
  expect(rows[0].heads).toBeGreaterThan(2);
  expect((await (await d.as('resident')).get('/api/duties')).status).toBe(403);
});

test('a workbook of duties goes out and comes in again: what is announced stays, a fault adds nothing', async () => {
  const names = ['类别', '岗位名称', '区域代码', '职责', '人数'];
  const row = (kind: string): (string | number)[] => [kind, '认养绿地', d.area('001001').code, '浇水、拔草', 4];
  const send = async (bytes: Buffer, dryRun = false): Promise<Answer['body']> =>
    (await sendSheet(d, `/api/duties/import?id=${v7()}&dryRun=${dryRun}`, bytes)).body;
  const bytes = (kind: string): Buffer => rawWorkbook([{ name: '岗位', rows: [names, row(kind)] }]);
  expect(await send(bytes('不存在'))).toMatchObject({ added: 0, faults: [{ code: 'duties.fault.class' }] });
  expect(await send(bytes('绿化环保'), true)).toMatchObject({ added: 1, faults: [] });
  expect(await send(bytes('绿化环保'))).toMatchObject({ added: 1, same: 0 });
  expect(await send(bytes('绿化环保'))).toMatchObject({ added: 0, same: 1 });
  const again = await send(await fetchSheet(d, '/api/duties/sheet'), true);
  expect(again).toMatchObject({ added: 0, faults: [] });
  expect(again.same).toBeGreaterThan(1);
  const foreign = await sendSheet(d, `/api/duties/import?id=${v7()}&dryRun=true`, bytes('绿化环保'), 'grid_worker');
  expect(foreign.status).toBe(403);
});
