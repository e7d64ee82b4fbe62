import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemAccess } from '#kernel/db.ts';
import { areasOf } from '#modules/territory/index.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { type AreasImport, importAreaFiles } from './import.ts';

let database: TestDatabase;
const folder = mkdtempSync(path.join(tmpdir(), 'linli-import-'));
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => owner('truncate areas, jurisdictions cascade'));

const owner = async <R extends pg.QueryResultRow>(text: string): Promise<R[]> => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
};
let files = 0;
const file = (content: string | Uint8Array, ending = 'csv'): string => {
  const name = path.join(folder, `${++files}.${ending}`);
  writeFileSync(name, content);
  return name;
};
const now = new Date('2026-03-01T04:00:00Z');
const run = (given: Partial<AreasImport>) => importAreaFiles(database.db, { dryRun: false, now, ...given }, () => undefined);
const codes = (areas: readonly { code: string }[] | undefined) => areas?.map(({ code }) => code);
const stored = () =>
  owner<{ code: string; name: string; ended: string | null }>(
    "select code, name, (valid_to at time zone 'Asia/Shanghai')::date::text as ended from areas order by code",
  );
const problems = (result: Awaited<ReturnType<typeof run>>) => result.errors.map(({ row, code }) => [row, code.split('.').at(-1)]);

const register = 'code,name\n530999,试验县\n530999001,东河街道\n530999001001,柳岸社区居委会\n530999001002,新荣村村委会\n530999002,西山镇\n';

describe('import of divisions', () => {
  it('creates a jurisdiction with its tree, and changes nothing when repeated', async () => {
    const divisions = file(register);
    const dry = await run({ divisions, dryRun: true });
    expect(await stored()).toEqual([]);
    const first = await run({ divisions });
    expect({ ...dry, stored: true }).toEqual(first);
    expect(codes(first.outcomes[0]?.added)).toHaveLength(5);
    const [jurisdiction] = await owner<{ id: string; code: string; name: string }>('select id, code, name from jurisdictions');
    expect(jurisdiction).toMatchObject({ code: '530999', name: '试验县' });
    const page = await database.db.read(systemAccess(jurisdiction?.id ?? ''), (tx) => areasOf(tx, { parent: '530999001' }, now));
    expect(page.map(({ code, name, level }) => [code, name, level])).toEqual([
      ['530999001001', '柳岸社区', 'community'],
      ['530999001002', '新荣村', 'community'],
    ]);
    const before = await owner('select xmin::text, * from areas order by code');
    const again = await run({ divisions });
    expect([again.outcomes[0]?.added, again.outcomes[0]?.renamed, again.outcomes[0]?.dissolved]).toEqual([[], [], []]);
    expect(await owner('select xmin::text, * from areas order by code')).toEqual(before);
  });

  it('renames and dissolves what differs, never deletes, and takes a dissolved area back', async () => {
    await run({ divisions: file(register) });
    await run({ divisions: file('code,name\n530999001001,柳岸社区居委会\n530999001001001,第一网格\n530999001002,新荣村村委会\n') });
    const next = file(register.replace('东河街道', '东江街道').replace(/530999001001.*\n/, ''));
    const result = (await run({ divisions: next })).outcomes[0];
    expect(result?.renamed).toEqual([{ code: '530999001', name: '东江街道', before: '东河街道' }]);
    // the grid goes with its community although the register lists no grids
    expect(codes(result?.dissolved)).toEqual(['530999001001', '530999001001001']);
    expect((await stored()).find(({ code }) => code === '530999001001')?.ended).toBe('2026-03-01');
    expect(codes((await run({ divisions: file(register) })).outcomes[0]?.added)).toEqual(['530999001001']);
  });

  it('takes a register that leaves out much for one that was cut off, unless told otherwise', async () => {
    const more = Array.from({ length: 12 }, (_, i) => `530999002${String(i + 1).padStart(3, '0')},第${i + 1}村村委会\n`);
    await run({ divisions: file(register + more.join('')) });
    const cut = file(register + more.slice(0, 4).join(''));
    const refused = await run({ divisions: cut });
    expect(problems(refused)).toEqual([[0, 'many_dissolved']]);
    expect(refused.errors[0]?.data).toEqual({ count: 8, all: 17 });
    expect((await stored()).every(({ ended }) => ended === null)).toBe(true);
    expect((await run({ divisions: cut, allowDissolving: true })).outcomes[0]?.dissolved).toHaveLength(8);
  });

  it('reads the wide form, GBK, and takes only what lies in a code', async () => {
    const gbk = Buffer.from([0xce, 0xf7, 0xc9, 0xbd, 0xd5, 0xf2]); // 西山镇
    const text = 'area_code,area,street_code,street,community_code,community\n530999,X,530999001,S,530999001001,"a,""b"""\n530888,Y,,,,\n';
    await run({ divisions: file(text), jurisdiction: '530999' });
    expect((await stored()).map(({ code, name }) => [code, name])).toEqual([
      ['530999', 'X'],
      ['530999001', 'S'],
      ['530999001001', 'a,"b"'],
    ]);
    await run({ divisions: file(Buffer.concat([Buffer.from('code,name\n530999,X\n530999001,'), gbk])) });
    expect((await stored()).find(({ code }) => code === '530999001')?.name).toBe('西山镇');
  });

  it('names each fault by its line and stores nothing', async () => {
    const faulty = file(
      'code,name,parent\n530999,县,\n53099,短,\n530999001,,530999\n530999001,又,530999\n530999002001,无,530999002\n530999003,错,530998\n',
    );
    const result = await run({ divisions: faulty });
    expect(problems(result)).toEqual([
      [3, 'code_form'],
      [4, 'no_name'],
      [5, 'duplicate'],
      [6, 'no_parent'],
      [7, 'other_parent'],
    ]);
    expect(await stored()).toEqual([]);
    const hostile: [string | Uint8Array, string][] = [
      [Uint8Array.from([0xff, 0xfe, 0x63, 0, 0x6f, 0]), 'encoding_file'],
      ['code,name\n530999,"open', 'open_quote'],
      ['a,b\n1,2\n', 'columns'],
      ['', 'columns'],
      ['code,name\n', 'nothing'],
    ];
    for (const [content, problem] of hostile) expect(problems(await run({ divisions: file(content) }))).toEqual([[0, problem]]);
    expect(problems(await run({ divisions: path.join(folder, 'absent.csv') }))).toEqual([[0, 'no_file']]);
  });

  it('tells of everything in a table that it does not read', async () => {
    const told = (result: Awaited<ReturnType<typeof run>>) =>
      result.warnings.map(({ row, code, data }) => [row, code.split('.').at(-1), ...Object.values(data)]);
    const plain = await run({
      divisions: file('code,name,上级代码,note,name,,area_code\n530999,试验县,530998,x,别名,,\n530999001,东河街道,530999,,,y,,z\n'),
    });
    expect(plain.stored).toBe(true);
    expect(told(plain)).toEqual([
      [1, 'column_meant', '上级代码', 'parent'],
      [1, 'column_unread', 'note'],
      [1, 'column_twice', 'name'],
      [1, 'column_unread', 'area_code'],
      [1, 'column_nameless', 'F, H'],
    ]);
    expect((await stored()).map(({ name }) => name)).toEqual(['试验县', '东河街道']);
    const heading = 'area_code,area,street_code,street,community_code,community,户数\n';
    const wide = await run({
      divisions: file(`${heading}530999,试验县,530999001,东河街道,,柳岸社区,12\n530998,别县,,,,,\n,合计,,,,,12\n`),
      boundaries: map(feature('530998001', polygon(county))),
      jurisdiction: '530999',
    });
    expect([wide.stored, told(wide)]).toEqual([
      true,
      [
        [1, 'column_unread', '户数'],
        [2, 'codeless', '柳岸社区', 'community_code'],
        [4, 'codeless', '合计', 'area_code'],
        [0, 'elsewhere', 1, '530999'],
        [0, 'elsewhere', 1, '530999'],
      ],
    ]);
    const unlike = await run({ divisions: file('区划代码,区划名称,户数\n530999,试验县,3\n') });
    expect([problems(unlike), told(unlike).map((one) => one.slice(1))]).toEqual([
      [[0, 'columns']],
      [
        ['column_meant', '区划代码', 'code'],
        ['column_meant', '区划名称', 'name'],
        ['column_unread', '户数'],
      ],
    ]);
  });

  it('stores nothing of any jurisdiction when one fails half-way', async () => {
    await owner(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
      create trigger refuse before insert on areas for each row when (new.code = '530999002') execute function refuse()`);
    try {
      await expect(run({ divisions: file(`${register}530998,别县\n`) })).rejects.toThrow('disk full');
    } finally {
      await owner('drop function refuse cascade');
    }
    expect([await stored(), await owner('select from jurisdictions')]).toEqual([[], []]);
  });
});

describe('areas that come out of others', () => {
  it('end and begin on the day of the change, which is recorded once', async () => {
    await run({ divisions: file(register) });
    const divisions = file(
      'code,name\n530999,试验县\n530999001,东河街道\n530999001001,柳岸社区居委会\n530999001003,柳南社区居委会\n530999002,西山镇\n530999002001,新荣村村委会\n',
    );
    const changes = file(
      'kind,from,to,date,reason\nsplit,530999001001,530999001001;530999001003,2026-02-01,社区优化调整\nmove,530999001002,530999002001,2026-02-02,街道析置\n',
    );
    const dry = await run({ divisions, changes, dryRun: true });
    const result = await run({ divisions, changes });
    expect(dry.outcomes).toEqual(result.outcomes);
    const [outcome] = result.outcomes;
    expect([codes(outcome?.added), outcome?.dissolved, outcome?.recorded]).toEqual([['530999001003'], [], 2]);
    expect(outcome?.moved).toEqual([{ code: '530999002001', name: '新荣村村委会', before: '530999001002' }]);
    expect((await stored()).find(({ code }) => code === '530999001002')?.ended).toBe('2026-02-02');
    const again = (await run({ divisions, changes })).outcomes[0];
    expect([again?.added, again?.moved, again?.dissolved, again?.recorded]).toEqual([[], [], [], 0]);
    expect(await owner('select from area_changes')).toHaveLength(3);
    // the area that ended and has one heir is told of once; the one that lives on after its split is not
    const told = await owner<{ payload: Record<string, string> }>("select payload from outbox where topic = 'territory.areas_replaced'");
    expect(told.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({
        from: '530999001002',
        to: '530999002001',
        on: '2026-02-02',
        at: '2026-02-01T16:00:00.000Z',
        reason: '街道析置',
      }),
    ]);
    expect(told[0]?.payload['fromId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(told[0]?.payload['toId']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are checked line by line', async () => {
    await run({ divisions: file(register) });
    const changes = file(
      'kind,from,to,date,reason\nmerge,530999001001,530999001002,2026-02-01,x\nmove,530999001001,530999009,2026-02-30,\n',
    );
    expect(problems(await run({ changes, jurisdiction: '530999' }))).toEqual([
      [2, 'change_kind'],
      [3, 'change_day'],
      [3, 'change_reason'],
      [3, 'unknown_code'],
    ]);
    const merge = file('kind,from,to,date,reason\nmerge,530999001001;530999001002,530999001002,2026-02-01,x\n');
    expect(problems(await run({ divisions: file(register), changes: merge }))).toEqual([[2, 'change_conflict']]);
  });
});

type Box = readonly [west: number, south: number, east: number, north: number];
const ring = ([w, s, e, n]: Box) => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];
const polygon = (box: Box) => ({ type: 'Polygon', coordinates: [ring(box)] });
const feature = (code: string, geometry: unknown) => ({ type: 'Feature', properties: { code }, geometry });
const map = (...features: unknown[]) => file(JSON.stringify({ type: 'FeatureCollection', features }), 'geojson');
const county: Box = [100, 26, 100.2, 26.1];
const drawn = [
  feature('530999', polygon(county)),
  feature('530999001', polygon([100, 26, 100.1, 26.1])),
  feature('530999002', polygon([100.1, 26, 100.2, 26.1])),
];
const warnings = (result: Awaited<ReturnType<typeof run>>) => result.warnings.map(({ row, code }) => [row, code.split('.').at(-1)]);

describe('import of boundaries', () => {
  it('stores WGS-84 with a label point, and changes nothing when repeated', async () => {
    const given = { divisions: file(register), boundaries: map(...drawn), crs: 'gcj02' } as const;
    const dry = await run({ ...given, dryRun: true });
    const first = await run(given);
    expect({ ...dry, stored: true }).toEqual(first);
    expect([first.outcomes[0]?.redrawn, first.errors, first.warnings]).toEqual([['530999', '530999001', '530999002'], [], []]);
    const [area] = await owner<{ boundary: { coordinates: number[][][] }; lon: number; lat: number }>(
      "select boundary, lon, lat from areas where code = '530999001'",
    );
    const [lon = 0, lat = 0] = area?.boundary.coordinates[0]?.[0] ?? [];
    const metres = Math.hypot((lon - 100) * 100_000, (lat - 26) * 111_000);
    expect(metres).toBeGreaterThan(100);
    expect(metres).toBeLessThan(800);
    expect([area?.lon, area?.lat]).toEqual([expect.closeTo(100.049, 2), expect.closeTo(26.05, 2)]);
    expect((await run(given)).outcomes[0]?.redrawn).toEqual([]);
    // the same file without conversion lies beside what is stored
    expect(problems(await run({ ...given, crs: 'wgs84' }))).toContainEqual([0, 'shifted']);
  });

  it('names those, and changes, that belong to no jurisdiction, though the others could be stored', async () => {
    await run({ divisions: file(register) });
    const changes = file('kind,from,to,date,reason\nmove,540999001001,540999002001,2026-02-02,析置\n');
    const boundaries = map(drawn[1], feature('540999001', polygon(county)));
    const result = await run({ boundaries, changes });
    expect([result.stored, result.errors.map(({ file: name, row, code }) => [name, row, code.split('.').at(-1)])]).toEqual([
      false,
      [
        [changes, 2, 'unknown_code'],
        [boundaries, 2, 'unknown_code'],
      ],
    ]);
  });

  it('names overlaps, children outside their parent, gaps and unknown codes', async () => {
    const wrong = map(
      drawn[0],
      feature('530999001', polygon([100, 26, 100.11, 26.1])),
      feature('530999002', polygon([100.1, 26, 100.21, 26.1])),
      feature('530999009', polygon(county)),
    );
    const result = await run({ divisions: file(register), boundaries: wrong, crs: 'wgs84' });
    expect(problems(result)).toEqual([
      [4, 'unknown_code'],
      [2, 'overlap'],
      [3, 'outside_parent'],
    ]);
    expect(await stored()).toEqual([]);
    const gap = map(drawn[0], drawn[1], feature('530999002', polygon([100.15, 26, 100.2, 26.1])));
    expect(warnings(await run({ divisions: file(register), boundaries: gap, crs: 'wgs84' }))).toEqual([[1, 'gap']]);
  });

  it('refuses hostile geometry feature by feature', async () => {
    const bow = {
      type: 'Polygon',
      coordinates: [
        [
          [100, 26],
          [100.1, 26.1],
          [100.1, 26],
          [100, 26.1],
          [100, 26],
        ],
      ],
    };
    const open = { type: 'Polygon', coordinates: [ring(county).slice(0, 4)] };
    const geometries: [unknown, string][] = [
      [null, 'geometry'],
      [{ type: 'Point', coordinates: [100, 26] }, 'geometry'],
      [{ type: 'Polygon', coordinates: [[['1', '2']]] }, 'geometry'],
      [open, 'open_ring'],
      [polygon([26, 100, 27, 101]), 'swapped'],
      [polygon([1e300, 26, 1.1e300, 27]), 'outside_china'],
      [polygon([500_000, 3_000_000, 500_100, 3_000_100]), 'outside_china'],
      [bow, 'self_crossing'],
    ];
    const boundaries = map(...geometries.map(([geometry], i) => feature(`53099900${i}`, geometry)), feature('', polygon(county)));
    const expected = [...geometries.map(([, problem], i) => [i + 1, problem]), [9, 'no_code']];
    expect(problems(await run({ divisions: file(register), boundaries, crs: 'wgs84' }))).toEqual(expected);
    for (const [content, problem] of [
      ['{"type":"Feature', 'json'],
      ['[]', 'no_features'],
      ['PK\u0003\u0004nonsense', 'zip'],
    ]) {
      expect(problems(await run({ boundaries: file(content as string), crs: 'wgs84' }))).toEqual([[0, problem]]);
    }
  });

  it('reads a zipped shapefile, and does not unpack a bomb', async () => {
    const shapefile = zipSync({ 'map/areas.shp': shpOf(county), 'map/areas.dbf': dbfOf('530999') });
    const result = await run({ divisions: file(register), boundaries: file(shapefile, 'zip'), crs: 'wgs84' });
    expect([result.errors, result.outcomes[0]?.redrawn]).toEqual([[], ['530999']]);
    const [area] = await owner<{ lon: number }>("select lon from areas where code = '530999'");
    expect(area?.lon).toBeCloseTo(100.1, 5);
    const bomb = zipSync({ 'a.shp': new Uint8Array(150 * 1024 * 1024), 'a.dbf': new Uint8Array(60 * 1024 * 1024) }, { level: 1 });
    expect(problems(await run({ boundaries: file(bomb, 'zip'), crs: 'wgs84' }))).toEqual([[0, 'unpacks_too_large']]);
    const bare = zipSync({ 'a.shp': shpOf(county) });
    expect(problems(await run({ boundaries: file(bare, 'zip'), crs: 'wgs84' }))).toEqual([[0, 'no_dbf']]);
  });
});

/** A shapefile with one polygon, by the book. */
function shpOf(box: Box): Uint8Array {
  const points = ring(box).reverse();
  const content = 44 + 4 + points.length * 16;
  const view = new DataView(new ArrayBuffer(100 + 8 + content));
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  for (const [i, value] of box.entries()) view.setFloat64(36 + i * 8, value, true);
  view.setInt32(100, 1);
  view.setInt32(104, content / 2);
  view.setInt32(108, 5, true);
  for (const [i, value] of box.entries()) view.setFloat64(112 + i * 8, value, true);
  view.setInt32(144, 1, true);
  view.setInt32(148, points.length, true);
  view.setInt32(152, 0, true);
  for (const [i, value] of points.flat().entries()) view.setFloat64(156 + i * 8, value, true);
  return new Uint8Array(view.buffer);
}

/** A dBASE table with the one column CODE and one record. */
function dbfOf(code: string): Uint8Array {
  const bytes = new Uint8Array(65 + 1 + 12 + 1);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, 1, true);
  view.setUint16(8, 65, true);
  view.setUint16(10, 13, true);
  bytes.set(Buffer.from('CODE'), 32);
  bytes.set(Buffer.from('C'), 43);
  bytes[48] = 12;
  bytes[64] = 13;
  bytes.set(Buffer.from(` ${code.padEnd(12)}\x1a`), 65);
  return bytes;
}
