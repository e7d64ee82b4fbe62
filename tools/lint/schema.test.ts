import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownedDatabase } from '#tools/testing/database.ts';
import { findSchemaBreaches } from './schema.ts';

let owned: Awaited<ReturnType<typeof ownedDatabase>>;
let owner: pg.Client;
beforeAll(async () => {
  owned = await ownedDatabase();
  owner = owned.owner;
});
afterAll(() => owned?.close());

test('the migrated schema can be spread by jurisdiction', async () => {
  expect(await findSchemaBreaches(owner)).toEqual([]);
});

const tenant = 'alter table t enable row level security';
test.each([
  [`create table t (id uuid primary key, jurisdiction_id uuid); ${tenant}`, 't_pkey: a unique key or exclusion needs jurisdiction_id'],
  [
    `create table t (jurisdiction_id uuid, id uuid, constraint x exclude using gist (jurisdiction_id with <>, id with =)); ${tenant}`,
    'x: a unique key or exclusion needs jurisdiction_id, compared by =',
  ],
  ['create policy p on reveals using (exists (select from cases c where c.id = case_id))', 'reveals.p: a policy may not hold a subquery'],
  [
    `create table t (jurisdiction_id uuid, id uuid, other uuid, primary key (jurisdiction_id, id), constraint f foreign key (other, id) references t); ${tenant}`,
    't.f: a foreign key between tenant tables carries jurisdiction_id on both sides',
  ],
  [
    'create table g (j uuid, id uuid, constraint f foreign key (j, id) references persons)',
    'g.f: a table without jurisdiction_id may not refer to one that has it',
  ],
  [
    'create table g (id uuid primary key); alter table seals add column g uuid, add constraint f foreign key (g) references g',
    'seals.f: of tables without jurisdiction_id a tenant table may refer to jurisdictions and accounts only',
  ],
  [
    'create function linli.n() returns bigint language sql return (select count(*) from seals)',
    'linli.n(): a function over tenant tables is written in PL/pgSQL',
  ],
  [
    "create function linli.n() returns bigint language sql as 'select count(*) from seals'",
    'linli.n(): a function over tenant tables is written in PL/pgSQL',
  ],
  ['alter table seals add column n bigint generated always as identity', 'seals_n_seq: no sequence and no identity'],
  [
    'create trigger t before update on seals for each row execute function suppress_redundant_updates_trigger()',
    'seals.t: no trigger on a tenant table',
  ],
  ['create table t (jurisdiction_id uuid references jurisdictions)', 't: a tenant table is under row-level security'],
])('finds what cannot be: %s', async (statements, told) => {
  await owner.query('begin');
  try {
    await owner.query(statements);
    const found = await findSchemaBreaches(owner);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(told);
  } finally {
    await owner.query('rollback');
  }
});
