import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import gcoordModule from 'gcoord';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreaFiles } from '#tools/areas/import.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { locate, pointOf, type Question, type System, systems } from './locate.ts';

const gcoord = gcoordModule as unknown as typeof gcoordModule.default;
let database: TestDatabase;
const folder = mkdtempSync(path.join(tmpdir(), 'linli-locate-'));
const now = new Date('2026-03-01T04:00:00Z');
const file = (name: string, content: string): string => {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
};
const box = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

beforeAll(async () => {
  database = await testDatabase();
  const divisions = file(
    'divisions.csv',
    'code,name\n530999,试验县\n530999001,东河街道\n530999001001,柳岸社区居委会\n530999001001001,第三网格\n53099900100100102,二号楼\n530999001002,新华社区居委会\n540111,他山区\n540111001,东河街道\n540111001001,新华社区居委会\n',
  );
  const features = [
    ['530999', box(100, 26, 100.1, 26.1)],
    ['530999001001', box(100, 26, 100.05, 26.1)],
    ['530999001001001', box(100, 26, 100.04, 26.1)],
    ['53099900100100102', box(100.01, 26.01, 100.02, 26.02)],
  ].map(([code, coordinates]) => ({ type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates } }));
  const boundaries = file('boundaries.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  const given = { divisions, boundaries, crs: 'wgs84', tolerance: 1_000, dryRun: false, now } as const;
  const result = await importAreaFiles(database.db, given, () => undefined);
  expect(result.errors).toEqual([]);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (question: Question) => locate(database.db, question, 'zh-CN', now);
const codesOf = async (question: Question) => (await ask(question)).map(({ code, score }) => [code, score]);

describe('locating in an installation', () => {
  it('finds the area of a point, whatever system it comes in', async () => {
    const inside = [100.015, 26.015] as const;
    for (const crs of Object.keys(systems) as System[]) {
      const [lng, lat] = crs === 'wgs84' ? inside : gcoord.transform([...inside], gcoord.WGS84, systems[crs]);
      expect(await ask({ lng: lng as number, lat: lat as number, crs })).toEqual([
        {
          code: '53099900100100102',
          name: '二号楼',
          path: '试验县 / 东河街道 / 柳岸社区 / 第三网格 / 二号楼',
          level: 'micro_grid',
          score: 1,
          why: '该点在二号楼的边界内',
        },
      ]);
    }
    // the same numbers in another system are another place: half a kilometre away
    expect((await ask({ lng: 100.0105, lat: 26.015, crs: 'gcj02' }))[0]?.code).toBe('530999001001001');
  });

  it('says of a point in a gap how far it is', async () => {
    const [near] = await ask({ lng: 100.0402, lat: 26.05, crs: 'wgs84' });
    expect(near).toMatchObject({ code: '530999001001001', score: 0.8, why: expect.stringContaining('离第三网格 20 米') });
    expect(await codesOf({ lng: 100.07, lat: 26.05, crs: 'wgs84' })).toEqual([['530999', 1]]);
  });

  it('finds nothing outside of everything', async () => {
    for (const [lng, lat] of [
      [116.39, 39.9],
      [0, 0],
      [-180, -90],
    ] as const) {
      for (const crs of Object.keys(systems) as System[]) expect(await ask({ lng, lat, crs })).toEqual([]);
    }
  });

  it('ranks the areas of a text over all jurisdictions', async () => {
    expect(await codesOf({ text: '新华社区' })).toEqual([
      ['530999001002', 0.475],
      ['540111001001', 0.475],
    ]);
    const [first] = await ask({ text: '他山区东河街道办新华居委会门口' });
    expect(first).toMatchObject({ code: '540111001001', path: '他山区 / 东河街道 / 新华社区' });
    expect(first?.why).toBe(
      '文中有“新华居委会”，是新华社区的别名，同名的有 2 处，由文中的“他山区”确定，文中也提到它的上级他山区、东河街道',
    );
    expect((await ask({ text: '柳岸' }))[0]).toMatchObject({ code: '530999001001', why: expect.stringContaining('在全部辖区唯一') });
    expect((await ask({ text: '第 ３ 网格' }))[0]?.code).toBe('530999001001001');
    expect(await ask({ text: '路灯不亮' })).toEqual([]);
    expect(await ask({ text: '' })).toEqual([]);
  });

  it('does not find what has been dissolved', async () => {
    const end = new Date('2026-04-01T04:00:00Z');
    const divisions = file('later.csv', 'code,name\n540111,他山区\n540111001,东河街道\n540111001002,松坡社区居委会\n');
    await importAreaFiles(database.db, { divisions, dryRun: false, now: end, allowDissolving: true }, () => undefined);
    const later = await locate(database.db, { text: '新华社区' }, 'en', new Date('2026-04-03T00:00:00Z'));
    expect(later.map(({ code }) => code)).toEqual(['530999001002']);
    expect(later[0]?.why).toBe('the text contains "新华社区", the name of 新华社区; the only one in all jurisdictions');
  });

  it('refuses what is no point, in words', () => {
    const wrong = (lng?: string, lat?: string) => () =>
      pointOf({ ...(lng === undefined ? {} : { lng }), ...(lat === undefined ? {} : { lat }), crs: 'wgs84' });
    expect(wrong('abc', '26')).toThrow('--lng takes degrees, such as');
    expect(wrong('100', undefined)).toThrow('--lat takes degrees');
    for (const nothing of ['', ' ', 'NaN', 'Infinity', '1e999']) expect(wrong(nothing, '26')).toThrow('--lng takes degrees');
    expect(wrong('26', '100.2')).toThrow('--lat takes degrees between -90 and 90, not 100.2');
    expect(pointOf({ lng: ' 100.5', lat: '26', crs: 'bd09' })).toEqual({ lng: 100.5, lat: 26, crs: 'bd09' });
  });
});
