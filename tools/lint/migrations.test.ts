import { expect, test } from 'vitest';
import { breachesOfMigration, findMigrationBreaches } from './migrations.ts';

const columns = 'jurisdiction_id uuid not null, id uuid not null, case_id uuid check (case_id <> id), primary key (jurisdiction_id, id)';
const key = 'alter table t add constraint t_case foreign key (jurisdiction_id, case_id) references cases (jurisdiction_id, id);';
const distribute = "select linli.distribute('t');";

test('the migrations of the product keep the rules', async () => {
  expect(await findMigrationBreaches()).toEqual([]);
});

test.each([
  [`create table t (${columns}); ${distribute} ${key}`],
  ['create table g (id uuid primary key, account_id uuid references accounts);'],
  ["alter table cases add column a text not null default '', add column b int generated always as (1) stored;"],
  ['alter table cases drop constraint c; alter table cases add constraint c check (true);'],
  [`create table case_events_2 partition of case_events for values from ('0') to ('1');`],
])('may say: %s', async (sql) => {
  expect(await breachesOfMigration('9999_t.sql', sql)).toEqual([]);
});

test.each([
  ['alter table cases drop constraint c, add constraint c check (true);', 'give each ADD CONSTRAINT an ALTER TABLE of its own'],
  ['alter table cases add column a int check (a > 0);', 'add the column bare'],
  ['alter table cases add column a uuid references accounts;', 'add the column bare'],
  [`create table t (${columns});`, "follow it with select linli.distribute('t')"],
  [`create table t (${columns}); ${key} ${distribute}`, 'stands before its foreign keys'],
  [`create table t (${columns}, foreign key (jurisdiction_id, case_id) references cases); ${distribute}`, 'write its foreign keys as'],
  [`create table t (${columns}, account_id uuid references accounts); ${distribute}`, 'write its foreign keys as'],
])('must not say: %s', async (sql, told) => {
  expect((await breachesOfMigration('9999_t.sql', sql)).join('\n')).toContain(told);
});
