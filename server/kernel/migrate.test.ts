import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { listMigrations, migrate } from './migrate.ts';

let directory: string;
let base: TestDatabase;
const appPassword = process.env['LINLI_TEST_APP_PASSWORD'] as string;
const write = (name: string, sql: string) => writeFileSync(path.join(directory, name), sql);

const query = async <R extends pg.QueryResultRow>(url: string, text: string): Promise<R[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
};

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'linli-migrations-'));
  base = await testDatabase({ empty: true });
});
afterEach(async () => {
  await base.drop();
  rmSync(directory, { recursive: true });
});

test('applies each file once, in name order', async () => {
  write('0002_b.sql', 'insert into a values (2);');
  write('0001_a.sql', 'create table a (n int);');
  expect(await migrate(base.ownerUrl, { appPassword, directory })).toEqual({ applied: ['0001_a.sql', '0002_b.sql'] });
  expect(await migrate(base.ownerUrl, { appPassword, directory })).toEqual({ applied: [] });
  expect(await query(base.ownerUrl, 'select n from a')).toEqual([{ n: 2 }]);
});

test('refuses a file that was changed after it had been applied', async () => {
  write('0001_a.sql', 'create table a (n int);');
  await migrate(base.ownerUrl, { appPassword, directory });
  write('0001_a.sql', 'create table a (n bigint);');
  await expect(migrate(base.ownerUrl, { appPassword, directory })).rejects.toThrow('0001_a.sql was changed after it had been applied');
});

test('refuses a database that is newer than the program', async () => {
  write('0001_a.sql', 'create table a (n int);');
  await migrate(base.ownerUrl, { appPassword, directory });
  rmSync(path.join(directory, '0001_a.sql'));
  await expect(migrate(base.ownerUrl, { appPassword, directory })).rejects.toThrow('does not know');
});

test('a failing file leaves nothing behind and names itself and the line', async () => {
  write('0001_a.sql', 'create table a (n int);');
  write('0002_b.sql', 'create table b (n int);\nselect 1/0;\n');
  write('0003_c.sql', 'create table c (\n  n nonsense\n);');
  await expect(migrate(base.ownerUrl, { appPassword, directory })).rejects.toThrow('0002_b.sql failed: division by zero');
  expect(await query(base.ownerUrl, `select tablename from pg_tables where schemaname = 'public' order by 1`)).toEqual([
    { tablename: 'a' },
    { tablename: 'linli_migrations' },
  ]);
  write('0002_b.sql', 'create table b (n int);');
  await expect(migrate(base.ownerUrl, { appPassword, directory })).rejects.toThrow(
    '0003_c.sql failed: type "nonsense" does not exist (line 2)',
  );
});

test('programs that start at once apply each file once, and two databases of one server do not disturb each other', async () => {
  write('0001_a.sql', 'create table a (n int); insert into a values (1);');
  const other = await testDatabase({ empty: true });
  try {
    const runs = await Promise.all([base, base, base, other, other].map(({ ownerUrl }) => migrate(ownerUrl, { appPassword, directory })));
    expect(runs.flatMap(({ applied }) => applied)).toHaveLength(2);
    expect(await query(other.ownerUrl, 'select n from a')).toEqual([{ n: 1 }]);
  } finally {
    await other.drop();
  }
});

test('the app role can sign in, owns nothing and cannot get round row-level security', async () => {
  await migrate(base.ownerUrl, { appPassword, directory });
  expect(
    await query(base.appUrl, 'select rolsuper, rolbypassrls, rolcreaterole, rolinherit from pg_roles where rolname = current_user'),
  ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolinherit: false }]);
  await expect(query(base.appUrl, 'create table mine (n int)')).rejects.toThrow('permission denied');
});

test('the product’s own migrations are listed in order', () => {
  const names = listMigrations().map(({ name }) => name);
  expect(names[0]).toBe('0001_kernel.sql');
  expect(names).toEqual([...names].sort());
});
