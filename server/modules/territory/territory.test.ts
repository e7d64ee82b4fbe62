import Fastify, { type FastifyInstance } from 'fastify';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { area, areaHistory, boundaries, candidate, location } from '#contract/territory/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { readConfig } from '#kernel/config.ts';
import { execute, systemAccess, type Tx } from '#kernel/db.ts';
import { installErrors } from '#kernel/http.ts';
import { createKernel, type Kernel } from '#kernel/kernel.ts';
import { demoAreas, ensureDemoTerritory } from '#tools/demo/territory.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { importAreas } from './commands/import-areas.ts';
import type { AreaInput } from './domain/import.ts';
import { territoryRoutes } from './routes.ts';
import { createTerritory, type Territory } from './territory.ts';

let database: TestDatabase;
let kernel: Kernel;
let territory: Territory;
let app: FastifyInstance;
const jurisdictionId = v7();
const otherId = v7();
const estate = demoAreas().find((one) => one.kind === 'estate') as ReturnType<typeof demoAreas>[number];

beforeAll(async () => {
  database = await testDatabase();
  for (const [id, code] of [
    [jurisdictionId, '530702'],
    [otherId, '999999'],
  ] as const) {
    const values = [id, code, pathOfCode(code)];
    await database.db.pool.query('insert into jurisdictions (id, code, name, root_path) values ($1, $2, $2, $3)', values);
  }
  const given = { databaseUrl: database.appUrl, dataDir: '.', sessionSecret: 'x'.repeat(32), jurisdiction: '530702', logLevel: 'silent' };
  kernel = await createKernel(readConfig({}, given));
  territory = createTerritory(kernel);
  kernel.relay.start();
  await kernel.db.write(systemAccess(jurisdictionId), (tx) => ensureDemoTerritory(tx, jurisdictionId));
  app = Fastify();
  app.decorateRequest('viewer', null);
  installErrors(app, kernel.log);
  territoryRoutes(app, kernel, territory);
});
afterAll(async () => {
  await app.close();
  await kernel.close();
  await database.drop();
});

const get = (url: string, headers = {}) => app.inject({ url, headers });
const post = (url: string, payload: object, headers = {}) =>
  app.inject({ method: 'POST', url, payload, headers: { 'x-linli': '1', ...headers } });
const input = (code: string, name: string, more: Partial<AreaInput> = {}): AreaInput => ({
  code,
  name,
  shortName: name,
  kind: null,
  households: null,
  residents: null,
  center: null,
  boundary: null,
  names: [],
  ...more,
});
const importInto = (id: string, areas: readonly AreaInput[]) => kernel.db.write(systemAccess(id), (tx) => importAreas(tx, id, areas));

describe('the stored territory', () => {
  it('comes back as it was imported, and a second import changes no id', async () => {
    const ids = await kernel.db.write(systemAccess(jurisdictionId), (tx) => ensureDemoTerritory(tx, jurisdictionId));
    const now = await territory.snapshot(jurisdictionId);
    const stored = now.find(estate.code);
    const { name, path, households, boundary, center } = estate;
    expect(stored).toMatchObject({ name, path, households, boundary, center });
    expect(ids.get(estate.code)).toBe(stored?.id);
    expect(ids.size).toBe(demoAreas().length);
    expect(now.ancestors(stored as NonNullable<typeof stored>).map((one) => one.level)).toEqual(['county', 'street', 'community']);
  });

  it('is seen by its own jurisdiction only, and never deleted by the application', async () => {
    await expect(territory.snapshot(otherId)).rejects.toMatchObject({ code: 'territory.empty' });
    const seen = await kernel.db.read(systemAccess(otherId), (tx) => execute(tx, 'select 1 from areas'));
    expect(seen.rows).toEqual([]);
    const into = (tx: Tx) => importAreas(tx, jurisdictionId, [input('530702', '越界')]);
    await expect(kernel.db.write(systemAccess(otherId), into)).rejects.toThrow(/row-level security/);
    const remove = (tx: Tx) => execute(tx, 'delete from areas');
    await expect(kernel.db.write(systemAccess(jurisdictionId), remove)).rejects.toThrow(/permission denied/);
  });

  it('refuses a faulty list whole', async () => {
    const open = {
      type: 'Polygon',
      coordinates: [
        [
          [100, 26],
          [101, 26],
          [101, 27],
        ],
      ],
    } as const;
    const wrong = [
      input('999999', '县'),
      input('999999001', ''),
      input('999999002001', '社区'),
      input('9', '省'),
      input('999999003', '街道', { boundary: open }),
    ];
    await expect(importInto(otherId, wrong)).rejects.toMatchObject({ code: 'territory.import_invalid', data: { count: 4 } });
    const seen = await kernel.db.read(systemAccess(otherId), (tx) => execute(tx, 'select 1 from areas'));
    expect(seen.rows).toEqual([]);
  });

  it('takes up a change made elsewhere, and keeps answering meanwhile', async () => {
    const id = otherId;
    await importInto(id, [input('999999', '县'), input('999999001', '东街道')]);
    expect((await territory.snapshot(id)).locateByText('东街道')?.area.code).toBe('999999001');
    const ended = new Date(Date.now() - 1_000).toISOString();
    await importInto(id, [input('999999002', '西街道'), input('999999001', '东街道', { validTo: ended })]);
    const found = async (text: string) => (await territory.snapshot(id)).locateByText(text)?.area.code;
    await expect.poll(() => found('西街道')).toBe('999999002');
    expect(await found('东街道')).toBeUndefined();
    expect((await territory.snapshot(id)).find('999999001')?.current).toBe(false);
  });
});

describe('the HTTP of the territory', () => {
  it('drills down from the root and finds by name', async () => {
    const [root] = (await get('/api/areas')).json().items;
    expect(area.parse(root)).toMatchObject({ code: '530702', name: '古城区', childCount: 11, parentId: null });
    const communities = (await get('/api/areas?parent=530702002')).json().items as { name: string }[];
    expect(communities.map((one) => one.name)).toContain('七一社区');
    const found = (await get(`/api/areas?q=${encodeURIComponent(estate.name)}`)).json().items as { code: string }[];
    expect(found.map((one) => one.code)).toContain(estate.code);
    const missing = await get('/api/areas?parent=530702999');
    expect([missing.statusCode, missing.json().error.code]).toEqual([404, 'territory.area_not_found']);
  });

  it('locates a point, and says what to do about one outside', async () => {
    const { lon, lat } = estate.center;
    const answer = location.parse((await get(`/api/areas/locate?lon=${lon}&lat=${lat}`)).json());
    expect(answer).toMatchObject({ by: 'point', grid: { code: estate.code }, community: { code: estate.parentCode } });
    const outside = await get('/api/areas/locate?lon=116.39&lat=39.9', { 'accept-language': 'zh-CN' });
    expect(outside.statusCode).toBe(422);
    expect(outside.json().error).toMatchObject({ code: 'territory.outside', data: { name: '丽江市古城区' } });
    expect(outside.json().error.message).toContain('不在丽江市古城区范围内');
    expect((await get('/api/areas/locate?lon=abc&lat=39.9')).statusCode).toBe(400);
  });

  it('locates a text', async () => {
    const text = async (words: string) => location.parse((await post('/api/areas/locate-text', { text: words })).json());
    expect(await text(`${estate.name}的路灯不亮`)).toMatchObject({ by: 'text', matched: estate.name, grid: { code: estate.code } });
    expect(await text('路灯不亮')).toEqual({
      microGrid: null,
      grid: null,
      community: null,
      street: null,
      by: 'none',
      matched: null,
      metres: null,
      name: '',
    });
  });

  it('offers candidates of a text with their reasons, in the language asked for', async () => {
    const ask = async (text: string, language = 'zh-CN') => {
      const answer = await post('/api/areas/candidates', { text }, { 'accept-language': language });
      return [answer.statusCode, answer.json().candidates?.map((one: unknown) => candidate.parse(one))];
    };
    const [status, [first, second]] = (await ask('大研街道办七一社区门口')) as [number, unknown[]];
    expect([status, first]).toEqual([
      200,
      {
        code: '530702002003',
        name: '七一社区',
        path: '古城区 / 大研街道 / 七一社区',
        level: 'community',
        score: 0.975,
        why: '文中有“七一社区”，是七一社区的名称，在丽江市古城区唯一，文中也提到它的上级大研街道',
      },
    ]);
    expect(second).toMatchObject({ name: '大研街道', why: expect.stringContaining('“大研街道办”，是大研街道的别名') });
    const [, [english]] = (await ask('大研街道', 'en')) as [number, { why: string }[]];
    expect(english?.why).toBe('the text contains "大研街道", the name of 大研街道; the only one in 丽江市古城区');
    expect(await ask('路灯不亮')).toEqual([200, []]);
    expect((await ask('长'.repeat(501)))[0]).toBe(400);
    expect((await post('/api/areas/candidates', {})).statusCode).toBe(400);
    // a body larger than any such text is not even read
    expect((await post('/api/areas/candidates', { text: '长'.repeat(5_000) })).statusCode).toBe(413);
  });

  it('gives boundaries once, then only says that they are unchanged', async () => {
    const url = '/api/areas/boundaries?within=530702002&level=community';
    const first = await get(url);
    expect(boundaries.parse(first.json()).features).toHaveLength(8);
    const again = await get(url, { 'if-none-match': first.headers.etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const grids = demoAreas().filter((one) => one.level === 'grid');
    expect((await get('/api/areas/boundaries?level=grid')).json().features).toHaveLength(grids.length);
  });

  it('tells what became of an area that was split', async () => {
    await importInto(jurisdictionId, [input('530702990', '新街道')]);
    await database.db.write(systemAccess(jurisdictionId), (tx) =>
      execute(
        tx,
        `insert into area_changes (jurisdiction_id, from_code, to_code, changed_on, kind, reason)
         select linli.jurisdiction(), '530702002', code, '2026-02-01', 'split', '街道析置' from unnest('{530702002,530702990}'::text[]) code`,
      ),
    );
    const old = areaHistory.parse((await get('/api/areas/530702002/history')).json());
    expect([old.successors, old.predecessors]).toEqual([['530702002', '530702990'], ['530702002']]);
    const young = areaHistory.parse((await get('/api/areas/530702990/history')).json());
    expect(young.predecessors).toEqual(['530702002']);
    expect(young.changes).toMatchObject([{ kind: 'split', from: '530702002', on: '2026-02-01', reason: '街道析置' }, { to: '530702990' }]);
    expect((await get('/api/areas/530702991/history')).statusCode).toBe(404);
  });
});
