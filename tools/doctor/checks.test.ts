import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { checkAppRole, checkClock, checkMigrations, checkNode, checkOutbox, checkRowSecurity, checkSafety } from './checks.ts';

let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

test('a freshly migrated database is healthy', async () => {
  for (const check of [checkMigrations, checkRowSecurity, checkAppRole, checkOutbox, checkClock]) {
    expect(await check(client)).toMatchObject({ state: 'ok', advice: '' });
  }
});

test('finds a tenant table without row-level security', async () => {
  await client.query('create table leak (jurisdiction_id uuid)');
  expect(await checkRowSecurity(client)).toMatchObject({ state: 'fail', detail: 'missing on leak' });
});

test('finds a table the app role owns', async () => {
  await client.query('create table mine (n int); alter table mine owner to linli_app');
  expect(await checkAppRole(client)).toMatchObject({ state: 'fail' });
});

test('finds missing, changed and unknown migrations', async () => {
  await client.query(`update linli_migrations set sha256 = 'x' where name = '0001_kernel.sql'`);
  expect(await checkMigrations(client)).toMatchObject({ state: 'fail', detail: expect.stringContaining('0001_kernel.sql') });
  await client.query(`delete from linli_migrations where name = '0001_kernel.sql'`);
  expect(await checkMigrations(client)).toMatchObject({ state: 'fail', detail: '1 migrations missing' });
  await client.query(`insert into linli_migrations values ('9999_future.sql', 'x')`);
  expect(await checkMigrations(client)).toMatchObject({ state: 'fail', detail: 'unknown here: 9999_future.sql' });
});

test('finds a server that may lose commits, and an old Node', async () => {
  expect(await checkSafety(client)).toMatchObject({ state: 'fail', detail: expect.stringContaining('fsync') });
  expect(checkNode('20.11.0')).toMatchObject({ state: 'fail' });
});
