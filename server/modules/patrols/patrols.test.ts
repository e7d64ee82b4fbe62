import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Endpoint } from '#contract/kernel/endpoint.ts';
import * as patrolsApi from '#contract/patrols/api.ts';
import type { RouteDetail } from '#contract/patrols/planning.ts';
import type { PatrolScan } from '#contract/patrols/scans.ts';
import { execute } from '#kernel/db.ts';
import { forgetActs } from '#modules/activities/jobs/forget-acts.ts';
import { type Answer, type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { fetchSheet, sendSheet } from '#tools/testing/send-sheet.ts';
import { rawWorkbook } from '#tools/testing/workbook.ts';
import { answers, basis, newPoint, pointBody, routeBody, scanBody } from './testing/round.ts';

let d: District;
let [one, two, three] = [] as unknown as { id: string; token: string }[];
beforeAll(async () => {
  d = await testDistrict();
  one = await newPoint(d, '东河超市');
  two = await newPoint(d, '三号楼楼道');
  three = await newPoint(d, '柳河涵洞');
});
afterAll(() => d?.close());

const at = (time: string): void => d.clock.set(`2025-09-${time}+08:00`);
const get = async (who: Who, url: string) => (await (await d.as(who)).get(url)).body;
const send = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).post(url, { id: v7(), ...body });
const change = async (who: Who, url: string, body: object): Promise<Answer> => (await d.as(who)).put(url, { id: v7(), ...body });
const ok = (answer: Answer) => {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const code = (answer: Answer): string => answer.body.error?.code;
const place = (point: { id: string } | undefined): string => point?.id ?? '';
const sign = (point: { token: string } | undefined): string => `http://localhost/p/${d.code}-${point?.token}`;
const route = async (over: Record<string, unknown> = {}, stops = [place(one), place(two)]): Promise<RouteDetail> =>
  ok(await send('clerk', '/api/patrol-routes', routeBody(d, stops, over)));
const scan = async (r: { id: string }, point: { id: string } | undefined, over: Record<string, unknown> = {}, who: Who = 'grid_worker') =>
  send(who, '/api/patrol-scans', scanBody(d, r.id, place(point), over));
const rounds = async (r: { id: string }, from = '2025-09-15', until = from) =>
  get('clerk', `/api/patrol-routes/${r.id}/rounds?from=${from}&until=${until}`);

test('scanning is for points with a named basis alone: elsewhere a setting that asks for it is refused with the source of the rule', async () => {
  const refused = await send('clerk', '/api/patrol-routes', routeBody(d, [place(one), place(three)], { scanning: true }));
  expect(code(refused)).toBe('patrols.no_basis');
  expect(refused.body.error.message).toContain('国办函〔2026〕12号');
  // whoever plans says what is looked at; the basis is named by whoever approves
  expect(code(await change('clerk', `/api/patrol-points/${place(one)}`, pointBody({ basis })))).toBe('session.forbidden');
  expect(
    code(await change('supervisor', `/api/patrol-points/${place(one)}`, pointBody({ basis: { ...basis, until: '2025-09-01' } }))),
  ).toBe('patrols.basis_past');
  for (const point of [one, two]) ok(await change('supervisor', `/api/patrol-points/${place(point)}`, pointBody({ basis })));
  expect(code(await change('supervisor', `/api/patrol-points/${place(one)}`, pointBody({ basis })))).toBe('patrols.point_changed');
  const made = await route({ scanning: true, name: '消防日巡' });
  expect(made).toMatchObject({ scanning: true, stops: [{ basisHolds: true }, { basisHolds: true }] });
  // once the basis has run out nobody has to scan, whatever the route says
  at('15T10:00:00');
  expect((await get('grid_worker', '/api/patrols/mine')).routes.find(({ id }: { id: string }) => id === made.id).stops).toMatchObject([
    { scan: true, basis: '九小场所消防巡查（消防法第三十一条）' },
    { scan: true },
  ]);
  expect(code(await scan(made, one))).toBe('patrols.code_needed');
  await d.asOwner("update patrol_points set basis_until = '2025-09-14' where place_id = $1", [place(two)]);
  expect(ok(await scan(made, two))).toMatchObject({ proof: 'none', doubts: [], metres: null, result: 'ok' });
  await d.asOwner("update patrol_points set basis_until = '2026-12-31' where place_id = $1", [place(two)]);
});

test('a scan is accepted by code, distance and time; what is doubtful is kept with its reason, judged by the lead, and nothing is dropped', async () => {
  at('15T10:00:00');
  const r = await route({ scanning: true, name: '存疑' });
  const near = ok(await scan(r, one, { code: sign(one) }));
  expect(near).toMatchObject({ proof: 'fixed', metres: 0, inTime: true, doubts: [] });
  // 3 km away: kept, with the distance
  const { lon, lat } = pointIn('001001001');
  const far = ok(await scan(r, two, { code: two?.token, typed: true, act: act({ point: { lon: lon + 0.03, lat, accuracy: 20 } }) }));
  expect(far).toMatchObject({ proof: 'typed', doubts: [{ kind: 'far', limit: 100 }], review: null });
  expect(far.doubts[0].value).toBeGreaterThan(2500);
  // a code of another district, of another point, no code at all: each a clear word
  expect(code(await scan(r, one, { code: 'http://localhost/p/999999-0123456789ab' }))).toBe('patrols.code_elsewhere');
  expect(code(await scan(r, one, { code: sign(two) }))).toBe('patrols.code_other_point');
  expect(code(await scan(r, one, { code: 'https://example.org/' }))).toBe('patrols.code_unreadable');
  // a sign that cannot be read is no reason to lose the round
  expect(ok(await scan(r, one, { signUnreadable: true })).doubts).toMatchObject([{ kind: 'no_code' }]);
  expect(ok(await scan(r, one, { code: sign(one), act: act({ point: null }) })).doubts).toMatchObject([{ kind: 'no_position' }]);
  expect((await rounds(r)).items).toMatchObject([{ state: 'done', done: 2, stops: 2, doubts: 3 }]);
  const inDoubt = (await get('clerk', `/api/patrol-scans?only=doubts&route=${r.id}`)).items as PatrolScan[];
  expect(inDoubt).toHaveLength(3);
  expect((await get('clerk', '/api/todos?kind=patrols.doubt')).items.length).toBeGreaterThanOrEqual(3);
  // whoever walks does not judge; set aside, the stop counts as not passed and its walker is told
  expect(code(await send('grid_worker', `/api/patrol-scans/${far.id}/review`, { verdict: 'accepted', reason: '我在' }))).toBe(
    'session.forbidden',
  );
  ok(await send('clerk', `/api/patrol-scans/${far.id}/review`, { verdict: 'set_aside', reason: '离点位三公里' }));
  expect(code(await send('clerk', `/api/patrol-scans/${far.id}/review`, { verdict: 'accepted', reason: '再看' }))).toBe(
    'patrols.scan_reviewed',
  );
  expect((await rounds(r)).items).toMatchObject([{ state: 'under_way', done: 1, doubts: 2 }]);
  await d.process.kernel.relay.carry();
  expect(JSON.stringify(await get('grid_worker', '/api/notices'))).toContain('打卡未采纳');
});

const act = (over: Record<string, unknown> = {}) => {
  const now = d.clock.now().toISOString();
  return { at: now, sentAt: now, point: { ...pointIn('001001001'), accuracy: 10 }, ...over };
};

test('a rotating code holds for its half minute; photographed yesterday it is kept as old, forged it is refused', async () => {
  at('15T10:00:00');
  const p = await newPoint(d, '动态码门岗');
  ok(await change('supervisor', `/api/patrol-points/${p.id}`, pointBody({ basis, codeMode: 'rotating' })));
  const screen = await get('clerk', `/api/patrol-points/${p.id}/screen`);
  const shown = async () => (await d.nobody().get(`/api${screen.path.replace('/patrol-screen/', '/patrol-screens/')}`)).body;
  const yesterday = await shown();
  expect(yesterday.name).toBe('动态码门岗');
  const r = await route({ scanning: true, name: '动态码' }, [p.id]);
  expect(ok(await scan(r, p, { code: yesterday.code })).doubts).toEqual([]);
  at('16T10:00:00');
  const today = { key: '2025-09-16/1' };
  expect(ok(await scan(r, p, { ...today, code: yesterday.code })).doubts).toMatchObject([{ kind: 'code_old', value: 86_385, limit: 90 }]);
  const forged = (await shown()).code.replace(/..$/, 'zz');
  expect(code(await scan(r, p, { ...today, code: forged }))).toBe('patrols.code_forged');
  // the sign alone proves nothing where a screen shows codes
  expect(ok(await scan(r, p, { ...today, code: sign(p) })).doubts).toMatchObject([{ kind: 'no_code' }]);
  const { code: fresh } = await shown();
  expect(ok(await scan(r, p, { ...today, code: fresh })).doubts).toEqual([]);
  // the same picture in another round, within its half minute
  const other = await route({ scanning: true, name: '动态码二', since: '2025-09-16' }, [p.id]);
  expect(ok(await scan(other, p, { ...today, code: fresh })).doubts).toMatchObject([{ kind: 'code_used' }]);
  expect((await d.nobody().get('/api/patrol-screens/nonsense')).status).toBe(404);
});

test('a fault becomes a case with point, photo and answers, and its removal is told in the case', async () => {
  at('15T11:00:00');
  const shop = await newPoint(d, '东河超市二店');
  const r = await route({ name: '隐患转案' }, [shop.id, place(two)]);
  const photo = async (): Promise<string> => (await (await d.as('grid_worker')).upload(await picture())).body.id;
  const fine = await photo();
  expect(code(await scan(r, shop, { photoIds: [fine] }))).toBe('patrols.photos_for_problems');
  expect(code(await scan(r, shop, { answers: { safe: 'ok' } }))).toBe('patrols.answer_missing');
  const sent = scanBody(d, r.id, shop.id, {
    answers: answers({ safe: 'problem' }),
    words: '通道被纸箱堵住',
    handOn: true,
    photoIds: [fine],
  });
  const found = ok(await send('grid_worker', '/api/patrol-scans', sent));
  expect(found).toMatchObject({ result: 'problem', photos: [{ id: fine }], case: { number: expect.stringContaining('') } });
  // sent again with another moment of sending it opens nothing more
  const again = { ...sent, act: { ...sent.act, sentAt: '2025-09-15T03:05:00.000Z' } };
  expect(ok(await send('grid_worker', '/api/patrol-scans', again)).case).toEqual(found.case);
  const file = await get('clerk', `/api/cases/${found.case.id}`);
  expect(file).toMatchObject({ placeText: '东河超市二店' });
  expect(JSON.stringify(file)).toContain('通道被纸箱堵住');
  expect(JSON.stringify(file)).toContain(fine);
  expect((await get('clerk', `/api/patrol-scans?case=${found.case.id}`)).items).toMatchObject([{ id: found.id }]);
  const mine = await get('grid_worker', '/api/patrols/mine');
  const stop = mine.routes.find(({ id }: { id: string }) => id === r.id).stops[0];
  expect(stop.open).toMatchObject({ scanId: found.id, caseNumber: found.case.number, text: '无明显安全隐患。通道被纸箱堵住' });
  // the next round finds it removed, with a photo
  at('16T11:00:00');
  const removal = { key: '2025-09-16/1', removes: found.id, photoIds: [await photo()] };
  expect(code(await scan(r, two, { key: '2025-09-16/1', removes: found.id }))).toBe('patrols.nothing_to_remove');
  expect(ok(await scan(r, shop, removal))).toMatchObject({ result: 'ok', removes: true, photos: [{}] });
  expect(JSON.stringify(await get('clerk', `/api/cases/${found.case.id}`))).toContain('巡查复查：问题已消除');
  expect((await get('grid_worker', '/api/patrols/mine')).routes.find(({ id }: { id: string }) => id === r.id).stops[0].open).toBeNull();
});

test('where the checklist says so a fault becomes a hazard of the ledger', async () => {
  at('15T11:30:00');
  const shop = await newPoint(d, '五金店');
  ok(await change('clerk', `/api/patrol-points/${shop.id}`, pointBody({ checklist: 'shop' })));
  const r = await route({ name: '九小月检' }, [shop.id]);
  const lists = (await get('grid_worker', '/api/patrols/mine')).checklists as { code: string; items: { key: string }[] }[];
  const items = lists.find((list) => list.code === 'shop')?.items ?? [];
  const given = Object.fromEntries(items.map(({ key }) => [key, key === 'exits' ? 'problem' : 'ok']));
  const found = ok(await scan(r, shop, { checklist: { code: 'shop', version: 0 }, answers: given, handOn: true }));
  expect(found).toMatchObject({ case: null, hazardId: found.id });
  expect(await get('clerk', `/api/hazards/${found.hazardId}`)).toMatchObject({ kind: 'fire', place: '五金店', state: 'open' });
});

test('rounds are computed: what nobody walked is missed without anybody saying so, a change holds from tomorrow, the past stays', async () => {
  at('15T09:00:00');
  const r = await route({ name: '计算班次' });
  ok(await scan(r, one));
  at('18T21:00:00');
  const past = await rounds(r, '2025-09-15', '2025-09-18');
  expect(past.items.map(({ state }: { state: string }) => state)).toEqual(['partly', 'missed', 'missed', 'missed']);
  expect(past.figures).toMatchObject({ due: 4, done: 0, partly: 1, missed: 3, stopsDue: 8, stopsDone: 1, punctual: 0 });
  const changed = routeBody(d, [place(three)], { since: '2025-09-18', version: r.version, name: '计算班次' });
  expect(code(await change('clerk', `/api/patrol-routes/${r.id}`, changed))).toBe('patrols.since_past');
  const next = ok(await change('clerk', `/api/patrol-routes/${r.id}`, { ...changed, since: '2025-09-19' }));
  expect(next.next).toMatchObject({ since: '2025-09-19', stops: [place(three)] });
  expect(code(await change('clerk', `/api/patrol-routes/${r.id}`, { ...changed, since: '2025-09-20' }))).toBe('patrols.route_changed');
  at('19T21:00:00');
  expect((await rounds(r, '2025-09-15', '2025-09-19')).figures).toMatchObject({ due: 5, stopsDue: 9 });
  expect((await rounds(r, '2025-09-15', '2025-09-18')).figures).toEqual(past.figures);
  // late: after its hours, kept, not in time
  expect(ok(await scan(r, three, { key: '2025-09-19/1' }))).toMatchObject({ inTime: false, doubts: [] });
  expect(code(await scan(r, three, { key: '2025-09-30/1' }))).toBe('patrols.round_unknown');
  expect(code(await scan(r, one, { key: '2025-09-19/1' }))).toBe('patrols.stop_not_on_route');
  const board = await get('supervisor', '/api/patrols/board');
  expect(board.areas).toMatchObject([{ area: { code: d.area('001001001').code } }]);
  expect((await get('clerk', '/api/todos?kind=patrols.missed')).items.length).toBeGreaterThan(0);
  expect((await get('supervisor', '/api/todos?kind=patrols.missed')).items).toEqual([]);
  ok(await send('clerk', `/api/patrol-routes/${r.id}/end`, { version: next.version, reason: '合并路线' }));
  expect((await rounds(r, '2025-09-19', '2025-09-25')).items).toHaveLength(1);
});

test('who does not walk a route does not record on it; who sees nothing of an area sees none of its patrols', async () => {
  at('15T10:00:00');
  const r = await route({ name: '指定人员', walkers: [d.people.clerk.id] });
  expect(code(await scan(r, one))).toBe('patrols.not_walker');
  expect(ok(await scan(r, one, {}, 'clerk')).result).toBe('ok');
  expect((await (await d.as('outsider')).get(`/api/patrol-routes/${r.id}`)).status).toBe(404);
  expect((await get('outsider', '/api/patrol-points')).items).toEqual([]);
  expect((await (await d.as('resident')).get('/api/patrol-routes')).status).toBe(403);
  expect(code(await send('clerk', '/api/patrol-routes', routeBody(d, [place(one)], { walkers: [d.people.resident.id] })))).toBe(
    'patrols.walker_unfit',
  );
});

const picture = async (): Promise<Buffer> =>
  (await import('sharp'))
    .default({ create: { width: 40, height: 30, channels: 3, background: '#778899' } })
    .jpeg()
    .toBuffer();

test('a resident reports at a point that a round passed as fine: noted with the route, contested by its lead, ruled on by a supervisor', async () => {
  at('15T09:00:00');
  const bench = await newPoint(d, '长椅广场', '001001002');
  const r = ok(
    await send('clerk', '/api/patrol-routes', routeBody(d, [bench.id], { name: '广场日巡', areaCode: d.area('001001002').code })),
  ) as RouteDetail;
  ok(await scan(r, bench, {}, 'clerk'));
  at('16T09:00:00');
  const report = async (who: Who, point: { lon: number; lat: number }) =>
    (await (await d.as(who)).report({ text: '长椅断了一条腿', point, areaCode: null, placeText: null })).body.caseId as string;
  const { lon, lat } = pointIn('001001002');
  const missed = await report('resident', { lon, lat: lat + 0.0002 });
  await report('resident', { lon, lat: lat + 0.002 });
  // four days later a round of another day is asked about, if any
  at('20T09:00:00');
  await report('neighbour', { lon, lat });
  for (let n = 0; n < 2; n++) await d.process.kernel.relay.carry();
  const misses = async () => (await get('clerk', `/api/patrol-misses?route=${r.id}`)).items;
  expect(await misses()).toMatchObject([
    { case: { id: missed }, route: { name: '广场日巡' }, place: { name: '长椅广场' }, actions: ['contest'] },
  ]);
  expect((await rounds(r, '2025-09-15', '2025-09-20')).figures).toMatchObject({ misses: 1 });
  const url = `/api/patrol-misses/${r.id}/${missed}`;
  expect(code(await send('supervisor', `${url}/contest`, { reason: '当时完好' }))).toBeUndefined();
  expect(code(await send('clerk', `${url}/contest`, { reason: '当时完好' }))).toBe('patrols.miss_contested');
  expect(code(await send('clerk', `${url}/ruling`, { verdict: 'withdrawn', reason: '自己裁定' }))).toBe('session.forbidden');
  ok(await send('supervisor', `${url}/ruling`, { verdict: 'withdrawn', reason: '照片显示当时完好' }));
  expect((await rounds(r, '2025-09-15', '2025-09-20')).figures).toMatchObject({ misses: 0 });
});

test('two who walk a round at one time lose nothing: the round is held while it is counted', async () => {
  at('15T10:30:00');
  const r = await route({ name: '两人同走' }, [place(one), place(two), place(three)]);
  ok(await scan(r, one));
  const { outcome } = await held(d, {
    first: (tx) => execute(tx, 'select from patrol_rounds where jurisdiction_id = :jurisdiction and route_id = $1 for update', [r.id]),
    meanwhile: () => Promise.all([scan(r, two), scan(r, three, {}, 'clerk')]),
    waiting: 2,
  });
  for (const answer of outcome) ok(answer);
  expect((await rounds(r)).items).toMatchObject([{ state: 'done', done: 3 }]);
});

test('nothing can be listed, counted, grouped or sorted by who walked: no answer names a person, no endpoint takes one', async () => {
  at('15T10:40:00');
  const r = await route({ name: '不按人', walkers: [] });
  ok(await scan(r, one));
  const own = Object.values(patrolsApi as Record<string, unknown>).filter(
    (one): one is Endpoint => typeof (one as Endpoint)?.path === 'string',
  );
  const asks = own.map((one) =>
    JSON.stringify(z.toJSONSchema(z.object({ q: one.query ?? z.any(), p: one.params ?? z.any() }), { unrepresentable: 'any' })),
  );
  for (const asked of asks) expect(asked).not.toMatch(/account|person|walker|worker/i);
  const days = 'from=2025-09-15&until=2025-09-20';
  for (const url of [
    '/api/patrols/board',
    ...['route', 'grid', 'community'].map((by) => `/api/patrols/figures?${days}&by=${by}`),
    `/api/patrol-routes/${r.id}/rounds?${days}`,
    '/api/patrol-scans?limit=200',
    '/api/patrol-misses',
  ]) {
    const said = JSON.stringify(await get('supervisor', url));
    for (const person of Object.values(d.people)) {
      expect(said, url).not.toContain(person.id);
      expect(said, url).not.toContain(person.name);
    }
  }
  expect((await (await d.as('supervisor')).get(`/api/patrols/figures?${days}&by=account`)).status).toBe(400);
});

test('points and routes go out as a workbook and come back in; what nobody may be made to scan is refused there too', async () => {
  at('15T10:50:00');
  const [yard, gate, planned] = ['仓库院', '北门岗', '表中路线'].map((name) => `${name}${v7().slice(-6)}`) as [string, string, string];
  for (const name of [yard, gate]) await newPoint(d, name, '001001002');
  const area = d.area('001001002').code;
  const book = (points: readonly (readonly string[])[], routes: readonly (readonly string[])[]): Buffer =>
    rawWorkbook([
      { name: '巡查点', rows: [['区域代码', '点位', '检查表', '依据类别', '依据事项', '依据文件', '批准单位', '有效至'], ...points] },
      { name: '巡查路线', rows: [['路线', '区域代码', '频次', '日期', '途经点位', '要求扫码'], ...routes] },
    ]);
  const bring = async (bytes: Buffer) => (await sendSheet(d, `/api/patrols/import?id=${v7()}`, bytes, 'supervisor')).body;
  const bare = await bring(book([[area, yard, '九小场所·商店']], [[planned, area, '每周', '工作日', `${yard}、${gate}`, '是']]));
  expect(bare.faults, JSON.stringify(bare.faults)).toMatchObject([{ sheet: '巡查路线', code: 'patrols.no_basis' }]);
  const named = ['安全', '仓库消防', '消防法第三十一条', '应急管理局', '2026-12-31'];
  const done = await bring(
    book(
      [
        [area, yard, '九小场所·商店', ...named],
        [area, gate, '一般点位', ...named],
      ],
      [[planned, area, '每周', '工作日', `${yard}、${gate}`, '是']],
    ),
  );
  expect(done).toMatchObject({ points: 2, routes: 1, faults: [] });
  const list = (await get('clerk', `/api/patrol-routes?area=${area}`)).items as RouteDetail[];
  const mine = list.filter(({ name }) => name === planned);
  expect(mine).toMatchObject([{ name: planned, stops: 2, scanning: true, rhythm: { every: 'week', days: 'workdays' } }]);
  // what went out says nothing new when it comes in
  expect(await bring(await fetchSheet(d, `/api/patrols/sheet?area=${area}`, 'supervisor'))).toMatchObject({
    points: 0,
    routes: 0,
    faults: [],
  });
});

test('who scanned is forgotten when the acts of that time are; what was found stays', async () => {
  const named = async () => (await d.asOwner('select account_id from patrol_scans')).map(({ account_id }) => account_id !== null);
  expect(await named()).toContain(true);
  d.clock.advance(25 * 31 * 86_400_000);
  await forgetActs(d.process.kernel, d.process.modules.activities.forgetting);
  const after = await named();
  expect([after.length > 0, after.includes(true)]).toEqual([true, false]);
});
