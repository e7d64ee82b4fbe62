import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeDetail, publicPlace, serviceCircle } from '#contract/places/api.ts';
import { alwaysOpen } from '#contract/places/kinds.ts';
import { execute } from '#kernel/db.ts';
import { type Answer, type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';

let district: District;
beforeAll(async () => {
  district = await testDistrict();
  district.process.kernel.relay.start();
});
afterAll(() => district?.close());

const office = Array.from({ length: 7 }, (_, day) => (day < 5 ? [['09:00', '17:30']] : []));
const facts = (over: Record<string, unknown> = {}) => ({
  kind: 'service_station',
  name: '柳岸党群服务站',
  point: pointIn('001001001'),
  address: '柳岸路 8 号',
  phone: '0888-5123456',
  organisationId: null,
  floorArea: 320,
  hours: office,
  closedOnHolidays: false,
  hoursNote: null,
  facilities: ['water', 'wifi', '象棋桌'],
  attributes: { code: { met: true, note: null }, sign: { met: false, note: '标牌掉漆' } },
  note: '内部备注',
  ...over,
});
const put = async (who: Who, id: string, body: unknown): Promise<Answer> => {
  const client = await district.as(who);
  const answer = await district.process.app.inject({
    method: 'PUT',
    url: `/api/places/${id}`,
    headers: { 'x-jurisdiction': district.code, 'x-linli': '1', cookie: client.cookie },
    payload: body as object,
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
};
const create = async (who: Who, over: Record<string, unknown> = {}): Promise<Answer> =>
  (await district.as(who)).post('/api/places', { id: v7(), ...facts(over) });
const created = async (over: Record<string, unknown> = {}, who: Who = 'clerk') => {
  const answer = await create(who, over);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return placeDetail.parse(answer.body);
};
const codes = (answer: Answer): [number, string | undefined] => [answer.status, answer.body?.error?.code];

describe('a place', () => {
  it('is created where its point lies, read, and changed with its version', async () => {
    const one = await created();
    expect(one).toMatchObject({
      area: { code: district.area('001001001').code, name: '东河街道 · 柳岸社区 · 第一网格' },
      attributesMet: 1,
      open: true,
      changesAt: '2025-09-15T09:30:00.000Z',
      actions: ['change', 'renew_code', 'close'],
      version: 1,
    });
    const moved = await put('clerk', one.id, { id: v7(), version: 1, ...facts({ point: pointIn('001001002'), name: '柳岸服务站' }) });
    expect(moved.body).toMatchObject({ version: 2, name: '柳岸服务站', area: { code: district.area('001001002').code } });
    expect(codes(await put('clerk', one.id, { id: v7(), version: 1, ...facts() }))).toEqual([409, 'places.place_changed']);
    const [line] = await district.asOwner<{ data: { changed: string[]; from: string } }>(
      "select data from audit_log where subject = $1 and action = 'territory.place_changed'",
      [one.id],
    );
    expect(line?.data).toMatchObject({
      changed: expect.arrayContaining(['name', 'lon', 'areaCode']),
      from: district.area('001001001').code,
    });
  });

  it('answers a repeat with the same place, and refuses the id for another', async () => {
    const body = { id: v7(), ...facts({ name: '只建一次' }) };
    const clerk = await district.as('clerk');
    const [first, second] = await Promise.all([clerk.post('/api/places', body), clerk.post('/api/places', body)]);
    expect(first.body.id).toBe(second.body.id);
    expect(await district.asOwner("select from places where name = '只建一次'")).toHaveLength(1);
    expect(codes(await clerk.post('/api/places', { ...body, name: '另一个' }))).toEqual([409, 'request.id_reused']);
  });

  it('takes one of two changes made at once; without the row lock both would pass the version check and this fails', async () => {
    const one = await created({ name: '两人同改' });
    const answers = await Promise.all(
      ['甲改的名字', '乙改的名字', '丙改的名字'].map((name) => put('clerk', one.id, { id: v7(), version: 1, ...facts({ name }) })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const [row] = await district.asOwner<{ version: number }>('select version from places where id = $1', [one.id]);
    expect(row?.version).toBe(2);
  });

  it('lies inside the jurisdiction and inside the area of whoever manages it', async () => {
    expect(codes(await create('clerk', { point: { lon: 116.39, lat: 39.9 } }))).toEqual([422, 'territory.outside']);
    expect(codes(await create('clerk', { point: pointIn('001002001') }))).toEqual([403, 'session.forbidden']);
    const one = await created({ name: '不许搬走' });
    expect(codes(await put('clerk', one.id, { id: v7(), version: 1, ...facts({ point: pointIn('002001001') }) }))).toEqual([
      403,
      'session.forbidden',
    ]);
  });

  it('is closed with a day and reason, exists on its last day, and is taken back', async () => {
    const one = await created({ name: '将要停用' });
    const clerk = await district.as('clerk');
    const close = (body: object) => clerk.post(`/api/places/${one.id}/close`, { id: v7(), reason: '搬迁', ...body });
    const today = await close({ version: 1, closedOn: '2025-09-15' });
    expect(today.body).toMatchObject({ closedOn: '2025-09-15', open: true, version: 2, actions: ['change', 'renew_code', 'reopen'] });
    expect(codes(await close({ version: 2, closedOn: '2025-09-15' }))).toEqual([409, 'places.place_closed']);
    const names = async (state: string) =>
      (await clerk.get(`/api/places?state=${state}&q=${encodeURIComponent('将要停用')}`)).body.items.length;
    expect([await names('open'), await names('closed')]).toEqual([1, 0]);
    district.clock.advance(86_400_000);
    expect([await names('open'), await names('closed'), await names('all')]).toEqual([0, 1, 1]);
    expect((await clerk.get(`/api/places/${one.id}`)).body).toMatchObject({ open: null, closeReason: '搬迁', actions: ['reopen'] });
    expect(codes(await put('clerk', one.id, { id: v7(), version: 2, ...facts() }))).toEqual([409, 'places.place_closed']);
    expect((await clerk.post(`/api/places/${one.id}/reopen`, { id: v7(), version: 2 })).body).toMatchObject({ closedOn: null, version: 3 });
    expect(codes(await clerk.post(`/api/places/${one.id}/reopen`, { id: v7(), version: 3 }))).toEqual([409, 'places.place_open']);
    district.clock.advance(-86_400_000);
  });

  it('refuses hostile input with 400', async () => {
    for (const over of [
      { name: 'a\u0000b' },
      { name: '长'.repeat(61) },
      { point: { lon: 200, lat: 26 } },
      { hours: [[['25:00', '26:00']], [], [], [], [], [], []] },
      { hours: [[], []] },
      { phone: "'; drop table places" },
      { attributes: { beauty: { met: true, note: null } } },
      { facilities: Array.from({ length: 41 }, (_, i) => `f${i}`) },
      { kind: 'palace' },
      { floorArea: -1 },
    ])
      expect((await create('clerk', over)).status, JSON.stringify(over)).toBe(400);
    expect(codes(await create('clerk', { organisationId: v7() }))).toEqual([404, 'organisations.organisation_not_found']);
    expect((await (await district.as('clerk')).get('/api/places?cursor=Zm9v')).status).toBe(400);
  });
});

describe('who sees and manages places', () => {
  it('is decided by posts: inside the own area, workers read, residents and administrators do not', async () => {
    const inside = await created({ name: '柳岸驿站', kind: 'courier_station' });
    const outside = await created({ name: '松坡驿站', kind: 'courier_station', point: pointIn('002001001') }, 'outsider');
    const sees = async (who: Who) => {
      const client = await district.as(who);
      const list = await client.get('/api/places?kind=courier_station&limit=200');
      const names = list.status === 200 ? list.body.items.map((p: { name: string }) => p.name) : list.status;
      return [names, (await client.get(`/api/places/${outside.id}`)).status];
    };
    expect(await sees('clerk')).toEqual([['柳岸驿站'], 404]);
    expect(await sees('grid_worker')).toEqual([['柳岸驿站'], 404]);
    expect(await sees('dispatcher')).toEqual([['柳岸驿站'], 404]);
    expect(await sees('outsider')).toEqual([['松坡驿站'], 200]);
    expect(await sees('supervisor')).toEqual([['柳岸驿站', '松坡驿站'], 200]);
    expect(await sees('handler')).toEqual([['柳岸驿站', '松坡驿站'], 200]);
    for (const who of ['resident', 'system_admin', 'security_admin', 'audit_admin'] as const) expect(await sees(who)).toEqual([403, 403]);
    expect((await district.nobody().get('/api/places')).status).toBe(401);
    for (const who of ['grid_worker', 'handler', 'resident', 'system_admin'] as const) expect((await create(who)).status, who).toBe(403);
    const read = (await (await district.as('grid_worker')).get(`/api/places/${inside.id}`)).body;
    expect([read.actions, read.codePath]).toEqual([[], null]);
    expect(codes(await put('outsider', inside.id, { id: v7(), version: 1, ...facts() }))).toEqual([404, 'places.place_not_found']);
    expect(codes(await put('grid_worker', inside.id, { id: v7(), version: 1, ...facts() }))).toEqual([403, 'session.forbidden']);
  });

  it('ends at the border of the jurisdiction', async () => {
    const one = await created({ name: '别县看不见' });
    const other = await testDistrict({ database: district.database });
    const supervisor = await other.as('supervisor');
    expect((await supervisor.get(`/api/places/${one.id}`)).status).toBe(404);
    expect((await supervisor.get('/api/places?limit=200')).body.items).toEqual([]);
    const rows = await district.database.db.read(other.access, (tx) => execute(tx, 'select 1 from places'));
    expect(rows.rows).toEqual([]);
    await other.close();
  });
});

describe('lists of places', () => {
  it('come by page without gap or repeat, filtered by area, kind, words and what is incomplete', async () => {
    for (let i = 0; i < 7; i++)
      await created({ name: `巡查点${i}`, kind: 'patrol_point', point: pointIn(i % 2 ? '001001001' : '001001002') });
    const clerk = await district.as('clerk');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body }: Answer = await clerk.get(`/api/places?kind=patrol_point&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map((p: { name: string }) => p.name));
      cursor = body.next;
    }
    expect(seen).toEqual(['巡查点1', '巡查点3', '巡查点5', '巡查点0', '巡查点2', '巡查点4', '巡查点6']);
    const grid = district.area('001001001').code;
    expect((await clerk.get(`/api/places?kind=patrol_point&area=${grid}`)).body.items).toHaveLength(3);
    expect((await clerk.get(`/api/places?area=${district.area('002').code}`)).body.items).toEqual([]);
    await created({
      name: '八有俱全',
      attributes: Object.fromEntries(
        ['code', 'sign', 'facilities', 'mechanism', 'team', 'activities', 'services', 'guarantee'].map((key) => [
          key,
          { met: true, note: null },
        ]),
      ),
    });
    const lacking = (await clerk.get('/api/places?incomplete=true&limit=200')).body.items as { name: string; attributesMet: number }[];
    expect(lacking.length).toBeGreaterThan(0);
    expect(lacking.every(({ attributesMet }) => attributesMet < 8)).toBe(true);
    const points = (await clerk.get('/api/places/points?kind=patrol_point')).body;
    expect(points.points).toHaveLength(7);
    expect(points.counts.patrol_point).toBe(7);
    expect(points.counts.service_station).toBe(lacking.length + 1);
    expect(points.incomplete).toBe(lacking.length);
  });
});

describe('the QR code', () => {
  it('leads anybody to what is public, until it is renewed', async () => {
    const one = await created({ name: '扫码看看' });
    expect(one.codePath).toMatch(new RegExp(`^/p/${district.code}-[0-9a-hjkmnp-tv-z]{12}$`));
    const read = (path: string) => district.nobody().get(`/api${path}`);
    const seen = publicPlace.parse((await read(one.codePath ?? '')).body);
    expect(seen).toMatchObject({ name: '扫码看看', open: true, phone: '0888-5123456', facilities: ['water', 'wifi', '象棋桌'] });
    expect(JSON.stringify(seen)).not.toMatch(/内部备注|标牌掉漆/);
    const renewed = await (await district.as('clerk')).post(`/api/places/${one.id}/code`, { id: v7(), version: 1 });
    expect(renewed.body.codePath).not.toBe(one.codePath);
    expect(codes(await read(one.codePath ?? ''))).toEqual([404, 'places.place_code_unknown']);
    expect((await read(renewed.body.codePath)).status).toBe(200);
    for (const wrong of ['/p/x', `/p/${district.code}-000000000000`, '/p/999999-0123456789ab', `/p/${district.code}-${'0'.repeat(60)}`])
      expect((await read(wrong)).status, wrong).toBe(404);
  });

  it('says on a public holiday that the place is closed, where that is so, and when it opens again', async () => {
    const [shut, usual] = [await created({ name: '节日休息', closedOnHolidays: true }), await created({ name: '节日照常' })];
    const read = async (path: string | null) => publicPlace.parse((await district.nobody().get(`/api${path}`)).body);
    const today = district.clock.now();
    // Thursday 2 October 2025; 1 to 8 October are off
    district.clock.set('2025-10-02T02:00:00.000Z');
    expect(await read(shut.codePath)).toMatchObject({ closedOnHolidays: true, open: false, changesAt: '2025-10-09T01:00:00.000Z' });
    expect(await read(usual.codePath)).toMatchObject({ closedOnHolidays: false, open: true, changesAt: '2025-10-02T09:30:00.000Z' });
    district.clock.set(today);
    const changed = await put('clerk', shut.id, { id: v7(), version: 1, ...facts({ name: '节日休息', closedOnHolidays: false }) });
    expect(changed.body).toMatchObject({ closedOnHolidays: false, version: 2 });
  });

  it('says of hours nobody has told that they are not known, not that it is open', async () => {
    const canteen = await created({ kind: 'canteen', name: '没登记的食堂', hours: null });
    expect(canteen).toMatchObject({ hours: null, open: null, changesAt: null });
    const today = district.clock.now();
    district.clock.set('2025-09-16T19:00:00.000Z');
    const seen = publicPlace.parse((await district.nobody().get(`/api${canteen.codePath}`)).body);
    expect(seen).toMatchObject({ hours: null, open: null, changesAt: null, makeUpToday: null });
    const always = await created({ kind: 'canteen', name: '全天食堂', hours: alwaysOpen });
    expect(publicPlace.parse((await district.nobody().get(`/api${always.codePath}`)).body)).toMatchObject({ open: true, changesAt: null });
    district.clock.set(today);
  });

  it('knows make-up days: by its kind, or as the place says; a change that says nothing of it leaves it', async () => {
    const station = await created({ name: '调休服务站' });
    const venue = await created({ kind: 'venue', name: '调休场地', attributes: {} });
    const stubborn = await created({ name: '周末不开的站', makeUpDays: false });
    const read = async ({ codePath }: { codePath: string | null }) =>
      publicPlace.parse((await district.nobody().get(`/api${codePath}`)).body);
    const today = district.clock.now();
    // Sunday 28 September 2025 is worked for the October holidays
    district.clock.set('2025-09-28T02:00:00.000Z');
    expect(await read(station)).toMatchObject({ open: true, makeUpToday: 'working_day', changesAt: '2025-09-28T09:30:00.000Z' });
    expect(await read(venue)).toMatchObject({ open: false, makeUpToday: 'weekday', changesAt: '2025-09-29T01:00:00.000Z' });
    expect(await read(stubborn)).toMatchObject({ open: false, makeUpToday: 'weekday' });
    district.clock.set(today);
    expect(await read(station)).toMatchObject({ makeUpToday: null });
    const changed = await put('clerk', stubborn.id, { id: v7(), version: 1, ...facts({ name: '周末不开的站', note: '改过' }) });
    expect(changed.body).toMatchObject({ makeUpDays: false, note: '改过', version: 2 });
  });

  it('is not needed to find places people can go to: anybody may list them, the nearest first, of an area, or of a kind', async () => {
    const near = await created({ name: '河边服务站', point: pointIn('001001002') });
    const patrol = await created({ kind: 'patrol_point', name: '不列出的巡查点', point: pointIn('001001002') });
    const ask = async (query: string) => (await district.nobody().get(`/api/public-places${query}`)).body;
    const { lon, lat } = pointIn('001001002');
    const { items, more } = await ask(`?lon=${lon}&lat=${lat}`);
    expect(items[0].point).toEqual({ lon, lat });
    const listed = items.find(({ name }: { name: string }) => name === '河边服务站');
    expect(listed).toMatchObject({ kind: near.kind, path: near.codePath, open: true, phone: '0888-5123456' });
    expect(items.length).toBeLessThanOrEqual(100);
    expect(more).toBe(0);
    expect(JSON.stringify(items)).not.toMatch(/内部备注|标牌掉漆|不列出的巡查点/);
    expect(patrol.codePath).not.toBeNull();
    const elsewhere = await ask(`?area=${district.code}002`);
    expect(elsewhere.items.every(({ areaName }: { areaName: string }) => areaName.startsWith('西山街道'))).toBe(true);
    expect((await ask(`?kind=canteen`)).items.every(({ kind }: { kind: string }) => kind === 'canteen')).toBe(true);
    expect((await ask('?area=110101')).error.code).toBe('territory.area_not_found');
    expect(codes(await district.nobody().get('/api/public-places?kind=patrol_point'))[0]).toBe(200);
    expect((await ask('?kind=patrol_point')).items).toEqual([]);
  });

  it('of a patrol point tells its name and where it is, nothing else', async () => {
    const point = await created({ kind: 'patrol_point', name: '消防栓 3 号' });
    const seen = (await district.nobody().get(`/api${point.codePath}`)).body;
    expect(seen).toMatchObject({ name: '消防栓 3 号', address: null, phone: null, hours: null, open: null, facilities: [] });
  });
});

describe('places and a changing territory', () => {
  it('move along when their area is dissolved, and when another has taken part of its ground', async () => {
    const one = await created({ name: '随网格走', point: pointIn('001002001') }, 'dispatcher');
    const two = await created({ name: '随边界走', point: pointIn('001001002') }, 'dispatcher');
    const areaOf = async (id: string) =>
      (await district.asOwner<{ area_code: string }>('select area_code from places where id = $1', [id]))[0]?.area_code;
    const [old, neighbour] = [district.area('001002001'), district.area('001001002')];
    // the grid is dissolved and its neighbour takes over its ground
    await district.asOwner(
      `update areas a set boundary = b.boundary from areas b where a.jurisdiction_id = $1 and b.jurisdiction_id = $1 and a.code = $2 and b.code = $3`,
      [district.id, neighbour.code, old.code],
    );
    await district.asOwner('update areas set valid_to = $3 where jurisdiction_id = $1 and code = $2', [
      district.id,
      old.code,
      new Date(district.clock.now().getTime() - 1_000),
    ]);
    await district.asOwner(
      "insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', jsonb_build_object('from', $3::text, 'to', $4::text, 'on', '2025-09-15'))",
      [v7(), district.id, old.code, neighbour.code],
    );
    await expect.poll(() => areaOf(one.id)).toBe(neighbour.code);
    const [line] = await district.asOwner<{ data: unknown }>(
      "select data from audit_log where subject = $1 and action = 'territory.place_moved'",
      [one.id],
    );
    expect(line?.data).toMatchObject({ from: old.code, to: neighbour.code });
    // the old ground of the neighbour is nobody's grid now: the place there is found in the community
    await district.asOwner(
      "insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.areas_replaced', jsonb_build_object('from', $3::text, 'to', $3::text, 'on', '2025-09-15'))",
      [v7(), district.id, neighbour.code],
    );
    await expect.poll(() => areaOf(two.id)).toBe(district.area('001001').code);
  });
});

describe('the service circle', () => {
  it('adds up the households near centres, grid by grid, and follows settings and changes', async () => {
    const own = await testDistrict({ database: district.database });
    own.process.kernel.relay.start();
    const supervisor = await own.as('supervisor');
    const of = async (query = '') => serviceCircle.parse((await supervisor.get(`/api/places/circle?${query}`)).body);
    expect(await of()).toMatchObject({ households: 1600, covered: 0, share: 0, minutes: 15, centres: [] });
    const made = await supervisor.post('/api/places', { id: v7(), ...facts({ kind: 'service_centre' }) });
    expect(made.status).toBe(201);
    await expect.poll(async () => (await of()).centres.length).toBe(1);
    const now = await of();
    // strips are 992 m wide and 4,448 m high; a circle of 923 m around the middle of the first also reaches into the second
    expect(now.radius).toBeCloseTo((15 * 80) / 1.3);
    const [first, second, third] = now.grids;
    expect(first?.share).toBeGreaterThan(0.35);
    expect(second?.share).toBeGreaterThan(0.05);
    expect(second?.share).toBeLessThan(first?.share ?? 0);
    expect(third?.share).toBe(0);
    expect(now.covered).toBe(Math.round(400 * ((first?.share ?? 0) + (second?.share ?? 0))));
    expect((await of('minutes=10')).covered).toBeLessThan(now.covered);
    expect((await of('kind=canteen')).covered).toBe(0);
    expect((await of(`area=${own.area('002').code}`)).grids).toHaveLength(1);
    // a grid without household figure stands apart
    await own.asOwner('update areas set households = null where jurisdiction_id = $1 and code = $2', [own.id, own.area('002001001').code]);
    await own.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.changed', '{}')", [
      v7(),
      own.id,
    ]);
    await expect.poll(async () => (await of()).withoutData.length).toBe(1);
    expect((await of()).households).toBe(1200);
    expect((await (await own.as('clerk')).get(`/api/places/circle?area=${own.area('002').code}`)).status).toBe(403);
    const settings = (await supervisor.get('/api/settings/places')).body;
    const change = async (who: Who, body: object) => {
      const { cookie } = await own.as(who);
      const headers = { 'x-jurisdiction': own.code, 'x-linli': '1', cookie };
      return (await own.process.app.inject({ method: 'PUT', url: '/api/settings/places', headers, payload: body })).statusCode;
    };
    const slow = { id: v7(), version: 0, value: { ...settings, circle: { ...settings.circle, speed: 40 } } };
    expect(await change('supervisor', slow)).toBe(403);
    expect(await change('system_admin', { ...slow, value: { ...slow.value, circle: { ...slow.value.circle, speed: 0 } } })).toBe(400);
    expect(await change('system_admin', slow)).toBe(200);
    expect((await of()).radius).toBeCloseTo((15 * 40) / 1.3);
    await own.close();
  });
});
