import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Courier, Find } from '#contract/couriers/api.ts';
import { execute } from '#kernel/db.ts';
import { readWorkbook } from '#kernel/sheets/read.ts';
import { type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';
import { fetchSheet } from '#tools/testing/send-sheet.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  const budget = { area: d.code, points: 1000, title: '小哥积分预算', payer: '街道办事处', ceiling: 100_000, reason: '年初预算' };
  expect((await (await d.as('supervisor')).post('/api/points/budgets', { id: v7(), ...budget })).status).toBe(201);
});
afterAll(() => d?.close());

const say = async (who: Who, over: object = {}) => (await d.as(who)).post('/api/courier', { id: v7(), kind: 'delivery', ...over });
const own = async (who: Who): Promise<Courier> => (await (await d.as(who)).get('/api/courier')).body;
const finds = async (who: Who): Promise<Find[]> => {
  await d.process.kernel.relay.carry();
  return (await (await d.as(who)).get('/api/courier/finds')).body.items;
};
const found = async (who: Who, caseId: string) => (await finds(who)).find((one) => one.caseId === caseId);
/** A report that the community verified and filed. @returns its case */
const filed = async (who: Who, over: object = {}, fields: Record<string, unknown> = {}): Promise<string> => {
  const answer = await (await d.as(who)).report({ text: '井盖缺失，路面有洞', categoryCode: '0201', ...over });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await d.must('clerk', answer.body.caseId, 'verify');
  await d.must('clerk', answer.body.caseId, 'file', fields);
  return answer.body.caseId;
};

test('somebody says that they are a courier, without proof and for a year; it ends by itself, and at once when taken back', async () => {
  expect((await say('resident')).body.error.code).toBe('persons.name_needed');
  const said = (await say('resident', { name: '杨骑手' })).body as Courier;
  expect(said).toMatchObject({ declared: { kind: 'delivery', since: '2025-09-15', until: '2026-09-14' }, named: true });
  expect(said.kinds.map(({ title }) => title.zh)).toContain('外卖配送');
  // nobody else is told, and another kind needs no name any more
  expect(await own('neighbour')).toMatchObject({ declared: null, named: false });
  expect((await say('resident', { kind: 'parcels' })).body.declared.kind).toBe('parcels');
  expect((await say('resident', { kind: 'delivery-unheard_of' })).status).toBe(422);
  d.clock.set('2026-09-15T02:00:00.000Z');
  expect((await own('resident')).declared).toBeNull();
  d.clock.set('2025-09-15T02:00:00.000Z');
  const end = (await (await d.as('resident')).post('/api/courier/end', { id: v7() })).body;
  expect(end).toMatchObject({ declared: null, named: true });
  expect((await (await d.device()).post('/api/courier', { id: v7(), kind: 'ride', name: '无名' })).status).toBe(403);
});

test('the same place reported again counts once: for oneself, for others, and while its case is open', async () => {
  const point = pointIn('001001001');
  const first = await filed('resident', { point });
  const again = await filed('resident', { point: { lon: point.lon + 0.0001, lat: point.lat } });
  const others = await filed('neighbour', { point });
  const elsewhere = await filed('resident', { point: { lon: point.lon + 0.002, lat: point.lat } });
  const outcome = async (who: Who, caseId: string) => (await finds(who)).find((one) => one.caseId === caseId)?.outcome;
  expect(await outcome('resident', first)).not.toMatch(/repeated|known|other/);
  expect(await outcome('resident', again)).toBe('repeated');
  expect(await outcome('neighbour', others)).toBe('known');
  expect(await outcome('resident', elsewhere)).not.toMatch(/repeated|known|other/);
  // a month later, but the first case is still open
  d.clock.set('2025-10-20T02:00:00.000Z');
  expect(await outcome('resident', await filed('resident', { point }))).toBe('repeated');
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('a filed report earns by the rules, a courier by their own; what joins another case gives it back; nobody confirms themselves', async () => {
  // a day of its own: caps are those of a day
  d.clock.set('2025-09-17T02:00:00.000Z');
  await say('neighbour', { name: '李骑手' });
  await say('resident', { name: '杨骑手' });
  await (await d.as('resident')).post('/api/courier/end', { id: v7() });
  const point = { lon: pointIn('001001002').lon, lat: 26.87 };
  const caseId = await filed('neighbour', { point });
  expect(await found('neighbour', caseId)).toMatchObject({ outcome: 'posted', points: 2 });
  const into = await filed('resident', { point: { lon: point.lon + 0.003, lat: 26.869 } });
  expect(await found('resident', into)).toMatchObject({ outcome: 'posted', points: 1 });
  const back = await filed('neighbour', { point: { lon: point.lon, lat: 26.872 } });
  expect(await found('neighbour', back)).toMatchObject({ outcome: 'posted' });
  await d.must('clerk', back, 'merge', { intoId: into });
  expect(await found('neighbour', back)).toMatchObject({ outcome: 'undone', points: 0 });
  const { rows } = await d.database.db.read(d.access, (tx) =>
    execute<{ n: number }>(
      tx,
      "select count(*)::int as n from points_transfers where jurisdiction_id = :jurisdiction and what = 'couriers.report'",
    ),
  );
  expect(rows[0]?.n).toBeGreaterThanOrEqual(3);
  d.clock.set('2025-09-15T02:00:00.000Z');
});

test('what is about people never counts, whatever its category; an anonymous report and one of a post leave nothing', async () => {
  const point = pointIn('001001002');
  for (const kind of ['complaint', 'dispute', 'wrongdoing', 'request']) {
    const caseId = await filed('resident', { point }, { kind });
    expect((await finds('resident')).find((one) => one.caseId === caseId)).toMatchObject({ outcome: 'other', points: 0 });
  }
  const before = (await d.asOwner('select 1 from courier_finds')).length;
  await filed('neighbour', { point, anonymous: true });
  await filed('grid_worker', { point });
  await d.process.kernel.relay.carry();
  expect(await d.asOwner('select 1 from courier_finds')).toHaveLength(before);
});

test('the board of stations counts by area and kind of matter, what each lacks, and names nobody', async () => {
  const clerk = await d.as('clerk');
  const station = {
    kind: 'courier_station',
    name: '柳岸小哥驿站',
    point: pointIn('001001001'),
    address: '柳岸路1号',
    phone: null,
    organisationId: null,
    floorArea: null,
    hours: Array.from({ length: 7 }, () => []),
    closedOnHolidays: false,
    hoursNote: null,
    facilities: ['water', 'wifi'],
    attributes: {},
    note: null,
  };
  const made = await clerk.post('/api/places', { id: v7(), ...station });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  await filed('resident', { point: { lon: pointIn('001001001').lon, lat: 26.871 } });
  await d.process.kernel.relay.carry();
  const { status, body } = await clerk.get('/api/couriers/board');
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.finds.categories.find(({ code }: { code: string }) => code === '0201').count).toBeGreaterThan(0);
  expect(JSON.stringify(body)).not.toContain(d.people.resident.name);
  const shown = body.stations.find(({ id }: { id: string }) => id === made.body.id);
  expect(shown).toMatchObject({ name: '柳岸小哥驿站', facilities: 2, expected: 15 });
  expect(shown.missing).toContain('microwave');
  expect([body.withStation, body.communities]).toEqual([1, 1]);
  expect((await (await d.as('resident')).get('/api/couriers/board')).status).toBe(403);
  expect((await clerk.get(`/api/couriers/board?area=${d.area('002').code}`)).status).toBe(403);
});

test('the board goes out as a workbook; coverage asks for a station in each community and for its facilities', async () => {
  const sheets = await readWorkbook(await fetchSheet(d, '/api/couriers/board/sheet'), new AbortController().signal);
  expect(sheets.map(({ name }) => name)).toEqual(['驿站', '发现的问题']);
  const rows = sheets[0]?.rows.map(({ cells }) => [...cells]) ?? [];
  expect(rows.find((cells) => cells.includes('柳岸小哥驿站'))?.slice(2, 5)).toEqual(['柳岸小哥驿站', 2, 15]);
  expect(rows.flat().join()).toContain('微波炉');
  expect(sheets[1]?.rows.flatMap(({ cells }) => [...cells])).not.toContain('0201');
  const figures = async (rule: string, verdict: string) =>
    (await (await d.as('supervisor')).get(`/api/coverage/rules/${rule}/figures?verdict=${verdict}`)).body.items;
  expect(await figures('courier_station', 'fine')).toMatchObject([{ value: 1 }]);
  expect(await figures('courier_station_facilities', 'broken')).toMatchObject([
    { subject: { name: '柳岸小哥驿站' }, value: (2 * 100) / 15 },
  ]);
});
