import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMasterKeys } from '#kernel/keys/master.ts';
import { adoptMasterKeys } from '#tools/keys/adopt.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { testKeys } from '#tools/testing/keys.ts';
import { listTables } from './catalogue.ts';
import { restoreBackup } from './restore.ts';
import { writeBackup } from './write.ts';

const log = () => undefined;
const appPassword = process.env['LINLI_TEST_APP_PASSWORD'] as string;
let folder: string;
let source: TestDatabase;
let target: TestDatabase;

const within = async <T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
};

/** Every row of every table as text. */
const everything = (url: string): Promise<Record<string, string[]>> =>
  within(url, async (client) => {
    const found: Record<string, string[]> = {};
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  });

/** Rows that COPY has to escape, in tables that refer to each other and to themselves. */
const seed = (url: string): Promise<void> =>
  within(url, async (client) => {
    const id = v7();
    const root = v7();
    const area =
      'insert into areas (jurisdiction_id, id, parent_id, level, code, name, short_name, path) values ($1, $2, $3, $4, $5, $6, $6, $7)';
    await client.query(`insert into jurisdictions (id, code, name, root_path, settings) values ($1, '530702', $2, 'a', $3)`, [
      id,
      '丽江\t古城\n区 \\N "引号"',
      JSON.stringify({ note: 'back\\slash' }),
    ]);
    await client.query(area, [id, root, null, 'county', '530702', '古城区', 'a530702']);
    await client.query(area, [id, v7(), root, 'street', '530702001', '大研街道', 'a530702.a530702001']);
    await client.query(
      `insert into audit_log (jurisdiction_id, id, at, action, subject, data) select $1, gen_random_uuid(), now(), 'test', repeat('长', 2000), '{}' from generate_series(1, 3000)`,
      [id],
    );
    await client.query('select linli.prepare_months(3)');
  });

const restore = (replace = false) =>
  restoreBackup(path.join(folder, 'backup'), {
    ownerUrl: target.ownerUrl,
    appPassword,
    filesDir: path.join(folder, 'restored'),
    replace,
    log,
  });
const backup = () =>
  writeBackup(
    { ownerUrl: source.ownerUrl, filesDir: path.join(folder, 'files'), sessionSecret: 'key', masterKeys: testKeys },
    path.join(folder, 'backup'),
    log,
  );

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-backup-'));
  [source, target] = [await testDatabase(), await testDatabase()];
  mkdirSync(path.join(folder, 'files/2026/11'), { recursive: true });
  writeFileSync(path.join(folder, 'files/2026/11/photo.jpg'), Buffer.from([255, 216, 0, 1, 2]));
  await seed(source.ownerUrl);
});
afterEach(async () => {
  await source.drop();
  await target.drop();
  rmSync(folder, { recursive: true });
});

test('what was backed up comes back row by row and file by file', async () => {
  const manifest = await backup();
  expect(manifest.tables.find(({ name }) => name === 'public.audit_log')?.rows).toBe(3000);
  await restore();
  expect(await everything(target.ownerUrl)).toEqual(await everything(source.ownerUrl));
  expect(readFileSync(path.join(folder, 'restored/2026/11/photo.jpg'))).toEqual(Buffer.from([255, 216, 0, 1, 2]));
  const partitions = (client: pg.Client) => client.query(`select relname from pg_class where relispartition and relkind = 'r' order by 1`);
  expect((await within(target.ownerUrl, partitions)).rows).toEqual((await within(source.ownerUrl, partitions)).rows);
});

test('the master key stays out of a backup unless asked for, and comes back where it was put in', async () => {
  expect((await backup()).masterKeys).toEqual([testKeys[0]?.fingerprint]);
  const target = mkdtempSync(path.join(tmpdir(), 'linli-adopted-'));
  const said: string[] = [];
  const adopt = async (withKey: boolean) => {
    const name = path.join(folder, withKey ? 'with' : 'without');
    const source_ = { ownerUrl: source.ownerUrl, filesDir: path.join(folder, 'files'), sessionSecret: 'key', masterKeys: testKeys };
    adoptMasterKeys(name, target, await writeBackup(source_, name, log, withKey), (line) => said.push(line));
    return readMasterKeys({}, target);
  };
  expect(await adopt(false)).toEqual([]);
  expect(said.join()).toContain(`master key ${testKeys[0]?.fingerprint}, which it does not contain`);
  expect(await adopt(true)).toEqual(testKeys);
  rmSync(target, { recursive: true });
});

test('a full installation is left alone unless told to replace it', async () => {
  await backup();
  await seed(target.ownerUrl);
  const before = await everything(target.ownerUrl);
  await expect(restore()).rejects.toThrow('not empty');
  expect(await everything(target.ownerUrl)).toEqual(before);
  await restore(true);
  expect(await everything(target.ownerUrl)).toEqual(await everything(source.ownerUrl));
});

test('a damaged or unfinished backup is refused before anything is touched', async () => {
  await backup();
  appendFileSync(path.join(folder, 'backup/files/2026/11/photo.jpg'), 'x');
  await expect(restore(true)).rejects.toThrow('files/2026/11/photo.jpg was changed');
  rmSync(path.join(folder, 'backup/tables/public.audit_log.copy.gz'));
  await expect(restore(true)).rejects.toThrow('public.audit_log.copy.gz is missing');
  rmSync(path.join(folder, 'backup/manifest.json'));
  await expect(restore(true)).rejects.toThrow('no complete backup');
  expect(existsSync(path.join(folder, 'restored'))).toBe(false);
});

test('a database in use is not restored over', async () => {
  await backup();
  await within(target.ownerUrl, async () => {
    await expect(restore()).rejects.toThrow('other connections');
  });
});
