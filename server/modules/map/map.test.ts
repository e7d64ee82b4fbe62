import { gunzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStates, states } from '#contract/cases/lifecycle.ts';
import type { MapCounts } from '#contract/map/api.ts';
import type { MapLayerId } from '#contract/map/layers.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { accessOf, execute } from '#kernel/db.ts';
import { newsChannel } from '#modules/cases/news.ts';
import { addOrganisations } from '#modules/organisations/index.ts';
import { mercatorX, mercatorY } from '#modules/territory/domain/mercator.ts';
import { type District, pointIn, testDistrict, type Who } from '#tools/testing/district.ts';
import { type ReadFeature, readTile } from '#tools/testing/vector-tile.ts';

/** All tiles of a zoom that touch the test district. */
const tilesAt = (z: number): { z: number; x: number; y: number }[] => {
  const scale = 2 ** z;
  const [west, east] = [100.2, 100.24].map((lon) => Math.floor(mercatorX(lon) * scale)) as [number, number];
  const [north, south] = [26.9, 26.86].map((lat) => Math.floor(mercatorY(lat) * scale)) as [number, number];
  const list: { z: number; x: number; y: number }[] = [];
  for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) list.push({ z, x, y });
  return list;
};

const featuresOf = async (district: District, who: Who, layer: MapLayerId, z: number, query = ''): Promise<ReadFeature[]> => {
  const client = await district.as(who);
  const found: ReadFeature[] = [];
  for (const tile of tilesAt(z)) {
    const answer = await client.get(`/api/map/tiles/${layer}/${tile.z}/${tile.x}/${tile.y}${query}`);
    expect(answer.status).toBe(200);
    const bytes = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body as Buffer) : (answer.body as Buffer);
    found.push(...(readTile(bytes, tile).get('points') ?? []));
  }
  return found;
};
const numberIn = (features: readonly ReadFeature[]): number => features.reduce((sum, f) => sum + Number(f.tags['n'] ?? 1), 0);
const idsIn = (features: readonly ReadFeature[]): string[] =>
  features.flatMap((f) => (f.tags['id'] ? [String(f.tags['id'])] : String(f.tags['ids']).split(','))).sort();

const deskers: readonly Who[] = ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler', 'officer', 'official', 'outsider'];
const others: readonly Who[] = ['resident', 'neighbour', 'system_admin', 'security_admin', 'audit_admin'];

describe('the map', () => {
  let here: District;
  let there: District;

  /** Cases over all grids, states, organisations and reporters, some without a point, with a fixed dice. */
  const fill = async (district: District, many: number): Promise<void> => {
    let seed = 7;
    const dice = (n: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * n);
    };
    const tails = ['001001001', '001001002', '001002001', '002001001', '001001', '002', ''];
    const organisations = Object.values(district.organisations);
    const reporters = [...deskers, ...others].map((who) => district.people[who].id);
    const rows = Array.from({ length: many }, (_, i) => {
      const area = district.area(tails[dice(tails.length)] as string);
      const grid = pointIn((['001001001', '001001002', '001002001', '002001001'] as const)[dice(4)] as '001001001');
      const placed = dice(5) > 0;
      return {
        id: v7(),
        number: `T${i}`,
        state: states[dice(states.length)],
        area_id: area.id,
        area_path: area.path,
        area_code: area.code,
        lon: placed ? grid.lon + (dice(1000) - 500) / 120_000 : null,
        lat: placed ? grid.lat + (dice(1000) - 500) / 30_000 : null,
        category_code: [null, '0101', '0102', '0201'][dice(4)],
        reporter_id: reporters[dice(reporters.length)],
        involved_orgs: organisations.filter(() => dice(4) === 0),
        due_at: dice(3) === 0 ? null : new Date(district.clock.now().getTime() + (dice(200) - 60) * 3_600_000),
      };
    });
    await district.asOwner(
      `insert into cases (jurisdiction_id, id, number, state, kind, channel, title, category_code, area_id, area_path, area_code, lon, lat,
         reporter_id, involved_orgs, due_at, stage_due_at, state_since, event_count, head_hash, created_at)
       select $1, id, number, state, 'event', 'web', '标题', category_code, area_id, area_path, area_code, lon, lat, reporter_id, involved_orgs,
         due_at, due_at, now(), 1, '\\x00', now()
       from jsonb_to_recordset($2::jsonb) as r(id uuid, number text, state text, category_code text, area_id uuid, area_path ltree, area_code text,
         lon float8, lat float8, reporter_id uuid, involved_orgs uuid[], due_at timestamptz)`,
      [district.id, JSON.stringify(rows)],
    );
  };
  /** What the database itself lets this person see: under row-level security, with no condition of ours but the state. */
  const visible = async (district: District, who: Who): Promise<{ id: string; path: string; due: Date | null }[]> => {
    const client = await district.as(who);
    const viewer = await district.process.kernel.viewers.resolve({
      headers: { cookie: client.cookie, 'x-jurisdiction': district.code },
    });
    if (!viewer) throw new Error(`${who} is not signed in`);
    const { rows } = await district.database.db.read(accessOf(viewer), (tx) =>
      execute<{ id: string; path: string; due: Date | null }>(
        tx,
        'select id, area_path::text as path, due_at as due from cases where state = any($1) order by id',
        [openStates],
      ),
    );
    return rows;
  };

  beforeAll(async () => {
    here = await testDistrict();
    there = await testDistrict({ database: here.database });
    await fill(here, 600);
    await fill(there, 100);
    here.process.kernel.relay.start();
  });
  afterAll(async () => {
    await there.close();
    await here.close();
  });

  it.each(deskers)('%s: tiles of every zoom hold exactly what the database lets this person see', async (who) => {
    const expected = await visible(here, who);
    expect(expected.length).toBeGreaterThan(0);
    for (const z of [4, 9, 12, 14]) expect(numberIn(await featuresOf(here, who, 'cases', z))).toBe(expected.length);
    // at the largest zoom what stands alone is named, and what stands together names its members
    const named = await featuresOf(here, who, 'cases', 17);
    expect(idsIn(named)).toEqual(expected.map((row) => row.id));
    expect(numberIn(await featuresOf(here, who, 'cases', 12, '?form=heat'))).toBe(expected.length);
  });

  it.each(others)('%s has no map: neither tiles nor figures, whatever the address', async (who) => {
    const client = await here.as(who);
    for (const url of [
      '/api/map',
      '/api/map/counts',
      '/api/map/features?layer=cases',
      ...['places', 'units', 'teams', 'organisations', 'workers', 'cases'].map((l) => `/api/map/tiles/${l}/3/6/3`),
    ]) {
      const answer = await client.get(url);
      expect([url, answer.status, answer.body.error?.code]).toEqual([url, 403, 'session.forbidden']);
    }
    expect((await client.get('/api/map/areas/x/3/6/3')).status).toBe(403);
    expect((await here.nobody().get('/api/map/tiles/cases/3/6/3')).status).toBe(401);
  });

  it('shows nothing of another jurisdiction', async () => {
    const foreign = new Set((await visible(there, 'supervisor')).map((row) => row.id));
    expect(foreign.size).toBeGreaterThan(10);
    const shown = idsIn(await featuresOf(here, 'supervisor', 'cases', 17));
    expect(shown.filter((id) => foreign.has(id))).toEqual([]);
    const asked = await (await here.as('supervisor')).get(`/api/map/features?layer=cases&ids=${[...foreign].slice(0, 20).join(',')}`);
    expect(asked.body).toEqual({ items: [] });
  });

  it('a tile says nothing of reporters, titles or numbers', async () => {
    const features = [...(await featuresOf(here, 'supervisor', 'cases', 17)), ...(await featuresOf(here, 'supervisor', 'cases', 15))];
    const keys = new Set(features.flatMap((f) => Object.keys(f.tags)));
    expect([...keys].sort()).toEqual(['approximate', 'id', 'ids', 'kind', 'light', 'n', 'red', 'state', 'yellow']);
  });

  it.each(deskers)('%s: figures of an area and its children are those of the database', async (who) => {
    const client = await here.as(who);
    const rows = await visible(here, who);
    const under = (path: string) => rows.filter((row) => row.path === path || row.path.startsWith(`${path}.`));
    for (const tail of ['', '001', '001001', '001001001']) {
      const { body } = await client.get(`/api/map/counts?area=${here.code}${tail}`);
      const counts = body as MapCounts;
      const total = (cases: MapCounts['area']['figures']['cases']) => Object.values(cases ?? {}).reduce((a, b) => a + b, 0);
      expect(total(counts.area.figures.cases)).toBe(under(pathOfCode(here.code + tail)).length);
      for (const child of counts.children) expect(total(child.figures.cases)).toBe(under(pathOfCode(child.code)).length);
      const late = under(pathOfCode(here.code + tail)).filter((row) => row.due && row.due < here.clock.now()).length;
      expect(counts.area.figures.cases?.red).toBe(late);
    }
    expect((await client.get('/api/map/counts?area=999999')).body.error.code).toBe('territory.area_not_found');
  });

  it('an area of which nothing is drawn is shown within the outline around it, and says so', async () => {
    const own = await testDistrict();
    const of = async (who: Who, code: string): Promise<MapCounts> => (await (await own.as(who)).get(`/api/map/counts?area=${code}`)).body;
    const before = await of('supervisor', own.code);
    await own.asOwner("update areas set boundary = null where jurisdiction_id = $1 and level <> 'county'", [own.id]);
    const another = await own.another();
    const street = (await (await own.as('supervisor', another)).get(`/api/map/counts?area=${own.code}001`)).body as MapCounts;
    expect([before.area.around, street.area.around]).toEqual([false, true]);
    expect(street.area.bounds).toEqual(before.area.bounds);
    expect(street.children[0]?.bounds).toBeNull();
    await own.close();
  });

  it('narrows by category with what lies below it, by state and by light; filters add up', async () => {
    const all = numberIn(await featuresOf(here, 'supervisor', 'cases', 12));
    const byLight = [];
    for (const light of ['red', 'yellow', 'green', 'none'])
      byLight.push(numberIn(await featuresOf(here, 'supervisor', 'cases', 12, `?light=${light}`)));
    expect(byLight.reduce((a, b) => a + b, 0)).toBe(all);
    expect(Math.min(...byLight)).toBeGreaterThan(0);
    const [below] = await here.asOwner<{ n: number }>(
      "select count(*)::int as n from cases where jurisdiction_id = $1 and category_code like '01%' and state = any($2)",
      [here.id, openStates],
    );
    expect(numberIn(await featuresOf(here, 'supervisor', 'cases', 12, '?kind=01'))).toBe(below?.n);
    const both = numberIn(await featuresOf(here, 'supervisor', 'cases', 12, '?kind=01&state=handling,shelved'));
    expect(both).toBeGreaterThan(0);
    expect(both).toBeLessThan(below?.n ?? 0);
    expect(numberIn(await featuresOf(here, 'supervisor', 'cases', 12, '?kind=nonsense'))).toBe(0);
  });

  it('refuses what makes no sense, and answers unknown corners of the world with nothing', async () => {
    const client = await here.as('supervisor');
    expect((await client.get('/api/map/tiles/reporters/3/6/3')).status).toBe(400);
    expect((await client.get('/api/map/tiles/cases/99/6/3')).status).toBe(400);
    expect((await client.get('/api/map/tiles/cases/3/-1/3')).status).toBe(400);
    expect((await client.get('/api/map/tiles/cases/3/6/3?light=blue')).status).toBe(400);
    const far = await client.get('/api/map/tiles/cases/3/4000000/3');
    expect([far.status, (far.body as Buffer).length]).toEqual([200, 0]);
  });

  it('a repeat is answered 304 until something changes; a new case is on the map at once, an act changes its light and state', async () => {
    const client = await here.as('dispatcher');
    const place = pointIn('001001001');
    const z = 12;
    const url = `/api/map/tiles/cases/${z}/${Math.floor(mercatorX(place.lon) * 2 ** z)}/${Math.floor(mercatorY(place.lat) * 2 ** z)}`;
    const before = await client.get(url);
    const etag = String(before.headers['etag']);
    expect((await client.get(url, { 'if-none-match': etag })).status).toBe(304);
    const caseId = await here.caseIn('reported');
    const found = async () =>
      (await client.get(`/api/map/features?layer=cases&ids=${caseId}`)).body.items[0] as { state: string } | undefined;
    await expect.poll(found).toMatchObject({ id: caseId, state: 'reported', light: 'green', approximate: false });
    expect((await client.get(url, { 'if-none-match': etag })).status).toBe(200);
    await here.must('clerk', caseId, 'verify');
    await expect.poll(async () => (await found())?.state).toBe('verified');
    await here.must('clerk', caseId, 'reject');
    await expect.poll(found).toBeUndefined();
  });

  it('what reached the store while it was loading is not lost (fails when the new store begins without what was told meanwhile)', async () => {
    const other = await here.another();
    const layer = other.modules.map.layers.all().find((one) => one.id === 'cases');
    if (!layer) throw new Error('no layer of cases');
    // the news arrives between the reading of the rows and the end of the loading: without reading it again the case would be missing
    const load = layer.load.bind(layer);
    let caseId = '';
    Object.assign(layer, {
      load: async function* (jurisdictionId: string) {
        yield* load(jurisdictionId);
        const told = Promise.withResolvers<void>();
        // told after the layer, which began to listen first
        const stop = other.kernel.live.subscribe(newsChannel, () => told.resolve());
        caseId = await here.caseIn('reported');
        await told.promise;
        stop();
      },
    });
    const store = await other.modules.map.layers.store(layer, here.id);
    expect(store.rowOf(caseId)).toBeDefined();
    Object.assign(layer, { load });
  });

  it('two who ask at the same time both see what was told before (fails when the second does not wait for the reading of the first)', async () => {
    const other = await here.another();
    const layers = other.modules.map.layers;
    const layer = layers.all().find((one) => one.id === 'cases');
    if (!layer?.reread) throw new Error('no layer of cases');
    const { id, order, load, reread } = layer;
    const [reading, asked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow: typeof reread = async (jurisdictionId, ids) => {
      reading.resolve();
      await asked.promise;
      // many more questions to the database than the second asks before its answer
      for (let i = 0; i < 20; i++) await other.kernel.db.pool.query('select 1');
      return reread(jurisdictionId, ids);
    };
    const told = layers.add({ id, order, load: load.bind(layer), reread: slow, sight: accessOf });
    const again = layers.all().find((one) => one.id === 'cases') ?? layer;
    await layers.store(again, here.id);
    const caseId = await here.caseIn('reported');
    told(here.id, [caseId]);
    const first = layers.store(again, here.id);
    await reading.promise;
    const second = layers.store(again, here.id).then((store) => store.rowOf(caseId));
    asked.resolve();
    expect(await second).toBeDefined();
    expect((await first).rowOf(caseId)).toBeDefined();
  });

  it('organisations, units and teams stand on their point or near the middle of their area, and follow changes', async () => {
    const area = here.area('001001');
    const by = { jurisdictionId: here.id, actorId: null, at: here.clock.now() };
    const add = (kind: string, name: string) =>
      here.database.db.write(here.access, (tx) =>
        addOrganisations(tx, by, [{ id: v7(), kind, name, areaId: area.id, areaPath: area.path, parentId: null }]),
      );
    const namesIn = async (layer: MapLayerId, query = '') =>
      (await featuresOf(here, 'handler', layer, 17, query)).map((f) => f.tags['name'] ?? f.tags['n']);
    expect(await namesIn('teams')).toEqual(['柳岸网格服务队']);
    await add('enterprise', '柳岸酒店');
    await add('volunteer_team', '柳岸志愿服务队');
    await expect.poll(async () => (await namesIn('teams')).length).toBe(2);
    expect(await namesIn('teams', '?kind=volunteer_team')).toEqual(['柳岸志愿服务队']);
    expect(await namesIn('units')).toEqual(['柳岸酒店']);
    const [hotel] = await featuresOf(here, 'handler', 'units', 17);
    expect(hotel?.tags['approximate']).toBe(1);
    // within the community, a strip from 100.20 to 100.22 degrees east
    expect(hotel?.x).toBeGreaterThan(mercatorX(100.2));
    expect(hotel?.x).toBeLessThan(mercatorX(100.22));
  });

  it('workers stand in the middle of their grid with how many are present; only those above them see it', async () => {
    const [worker] = await featuresOf(here, 'dispatcher', 'workers', 17);
    // the session of the test's grid worker was last used now, and the test's clock stands in the past
    expect(worker?.tags).toMatchObject({ id: here.area('001001001').code, total: 1, active: 1 });
    expect(worker?.x).toBeCloseTo(mercatorX(pointIn('001001001').lon), 4);
    expect(await featuresOf(here, 'handler', 'workers', 17)).toEqual([]);
    expect(await featuresOf(here, 'outsider', 'workers', 17)).toEqual([]);
    const { body } = await (await here.as('handler')).get('/api/map/counts');
    expect(body.area.figures.workers).toBeNull();
    expect((await (await here.as('handler')).get('/api/map')).body.layers).toEqual([
      'places',
      'circles',
      'units',
      'teams',
      'organisations',
      'duties',
      'cases',
    ]);
  });

  it('areas: a tile under the territory’s version is kept, under any other not; areas and names carry codes', async () => {
    const client = await here.as('grid_worker');
    const { version, start, basemap } = (await client.get('/api/map')).body;
    expect([start, basemap]).toEqual([here.area('001001001').code, null]);
    const [tile] = tilesAt(12);
    if (!tile) throw new Error('no tile');
    const answer = await client.get(`/api/map/areas/${version}/12/${tile.x}/${tile.y}`);
    expect(answer.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    const layers = readTile(gunzipSync(answer.body as Buffer), tile);
    expect(new Set(layers.get('areas')?.map((f) => f.tags['level']))).toContain('grid');
    expect(layers.get('areas')?.every((f) => String(f.tags['code']).startsWith(here.code))).toBe(true);
    expect(layers.get('names')?.map((f) => f.tags['name'])).toContain('柳岸社区');
    const old = await client.get(`/api/map/areas/other/12/${tile.x}/${tile.y}`);
    expect([old.status, old.headers['cache-control']]).toEqual([200, 'no-store']);
  });

  it('pages may speak to this program alone; a key opens the way to the hosts of the basemap and no other', async () => {
    const closed = String((await here.nobody().get('/health')).headers['content-security-policy']);
    expect(closed).toContain("connect-src 'self';");
    expect(closed).not.toMatch(/https?:/);
    const open = await here.another({ tiandituKey: 'a-key' });
    const policy = String((await here.nobody(open).get('/health')).headers['content-security-policy']);
    expect(new Set(policy.match(/https:[^ ;]+/g))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `https://t${n}.tianditu.gov.cn`)));
    const { basemap } = (await (await here.as('clerk', open)).get('/api/map')).body;
    expect(basemap.tiles.flat().every((url: string) => url.endsWith('tk=a-key'))).toBe(true);
  });
});
