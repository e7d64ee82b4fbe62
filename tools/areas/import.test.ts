import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
