import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import {
  checkAppRole,
  checkClock,
  checkDeliveries,
  checkMigrations,
  checkNode,
  checkOutbox,
  checkRowSecurity,
  checkSafety,
  judgeClock,
} from './checks.ts';

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
  for (const check of [checkMigrations, checkRowSecurity, checkAppRole, checkOutbox, checkDeliveries]) {
    expect(await check(client)).toMatchObject({ state: 'ok', advice: '' });
  }
});

// Judged from given readings: whether this machine steps its clock while the test runs is nothing a test may depend on.
test('tells clocks that differ, and lets a slow answer be no difference', async () => {
  expect(judgeClock(10_000, 10_020, 10_040)).toMatchObject({ state: 'ok', detail: expect.stringContaining('by 0 ms') });
  expect(judgeClock(10_000, 10_000, 19_000)).toMatchObject({ state: 'ok', detail: expect.stringContaining('by 0 ms') });
  expect(judgeClock(10_000, 12_050, 10_040)).toMatchObject({ state: 'warn', detail: expect.stringContaining('2010 ms') });
  expect(judgeClock(10_000, 7_900, 10_040)).toMatchObject({ state: 'warn', detail: expect.stringContaining('2100 ms') });
  expect(await checkClock(client)).toMatchObject({ check: 'clock', detail: expect.stringMatching(/differ by \d+ ms$/) });
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
  expect(await checkMigrations(client)).toMatchObject({ state: 'fail', detail: 'unknown migrations: 9999_future.sql' });
});

test('finds a server that may lose commits, and an old Node', async () => {
  expect(await checkSafety(client)).toMatchObject({ state: 'fail', detail: expect.stringContaining('fsync') });
  expect(checkNode('20.11.0')).toMatchObject({ state: 'fail' });
});

test('finds deliveries that are parked, fail or wait, and names their reason', async () => {
  await client.query(
    `insert into jurisdictions (id, code, name, root_path) values ('00000000-0000-7000-8000-000000000001', '530801', '试验县', 'n530801')`,
  );
  const j = '00000000-0000-7000-8000-000000000001';
  await client.query(
    `insert into held_deliveries (jurisdiction_id, subscriber, subject, events, next_at, parked_at, error) values
       ($1, 'cases.news', 'a', '[{}]', null, now(), 'no such area'), ($1, 'people.follow_areas', 'b', '[{}]', now(), null, 'timeout')`,
    [j],
  );
  await client.query(
    `insert into deliveries (jurisdiction_id, subscriber, position, parcel_id, created_at) values ($1, 'gone.away', 1, gen_random_uuid(), now() - interval '1 hour')`,
    [j],
  );
  const { state, detail } = await checkDeliveries(client);
  expect(state).toBe('warn');
  expect(detail.split('; ')).toEqual([
    'cases.news in 530801: 1 stopped (no such area)',
    'gone.away in 530801: waiting for 3600 s',
    'people.follow_areas in 530801: 1 being retried (timeout)',
  ]);
});
