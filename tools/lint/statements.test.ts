import { expect, test } from 'vitest';
import { breachesOfStatement, findStatementBreaches } from './statements.ts';

const tenant = new Set(['cases', 'reports', 'outbox', 'seals']);
const rest = 'ask for its own jurisdiction_id = :jurisdiction, not through a join';

test.each([
  'select id from cases where jurisdiction_id = $1 and state = $2',
  'select id from cases c where (c.jurisdiction_id = $2::uuid) and c.id = $1 for update',
  'select r.id from cases c join reports r on r.jurisdiction_id = $1 and r.case_id = c.id where c.jurisdiction_id = $1',
  'select c.id from cases c left join seals s on s.jurisdiction_id = $1 and s.number = c.seal_number where $1 = c.jurisdiction_id',
  'select id from jurisdictions where id not in (select jurisdiction_id from seals where jurisdiction_id = $1)',
  'with cases as (select 1 as id) select id from cases',
  'update cases set state = $2 where jurisdiction_id = $1 and id = $3 returning id, area_path::text',
  'update cases c set state = r.state from unnest($2::uuid[], $3::text[]) as r(id, state) where c.jurisdiction_id = $1 and c.id = r.id',
  'delete from outbox where jurisdiction_id = $1',
  "insert into outbox (jurisdiction_id, id, topic, payload) values ($1, $2, 'case', '{}'), ($1, $3, 'case', '{}')",
  'insert into seals (number, jurisdiction_id) select n, $1::uuid from unnest($2::int[]) n returning number',
  'insert into seals (jurisdiction_id, number) select $1, number from cases where jurisdiction_id = $1',
  "set local linli.account = ''",
  'begin',
  'select pg_advisory_xact_lock($1)',
])('a spread database can run on one server: %s', async (text) => {
  expect(await breachesOfStatement(text, tenant)).toEqual([]);
});

test.each([
  ['select id from cases', `cases: ${rest}`],
  ['select id from cases where jurisdiction_id = linli.jurisdiction()', `cases: ${rest}`],
  ['select id from cases where jurisdiction_id = $1 or id = $2', `cases: ${rest}`],
  ['select id from cases where jurisdiction_id = any($1)', `cases: ${rest}`],
  ['select 1 from cases c join reports r on r.jurisdiction_id = c.jurisdiction_id where c.jurisdiction_id = $1', `reports r: ${rest}`],
  [
    'select 1 from cases c where c.jurisdiction_id = $1 and exists (select from seals s where s.number = c.seal_number)',
    `seals s: ${rest}`,
  ],
  ['with w as (select id from cases where id = $1) select id from w', `cases: ${rest}`],
  ['select id from cases where jurisdiction_id = $1 union select id from reports', `reports: ${rest}`],
  ['update cases set state = $1 where id = $2', `cases: ${rest}`],
  ['delete from outbox o using seals s where o.jurisdiction_id = $1 and s.number = $2', `seals s: ${rest}`],
  ['select id from cases for update', `cases: ${rest}`],
  ['insert into seals (number) values ($1)', 'seals: insert the jurisdiction as a parameter'],
  [
    'insert into seals (jurisdiction_id, number) select jurisdiction_id, 1 from cases where jurisdiction_id = $1',
    'seals: insert the jurisdiction',
  ],
  [
    'insert into seals (jurisdiction_id, number) select $1, n from unnest($2::int[]) n',
    'seals: INSERT … SELECT from JSON or unnest ends with RETURNING',
  ],
  ["select set_config('linli.all', 'on', true)", 'use SET LOCAL'],
  ['update cases set state = $1 where jurisdiction_id = $2 returning now()', 'RETURNING gives columns'],
  ['delete from seals where jurisdiction_id = $1 returning (select 1)', 'RETURNING gives columns'],
])('it cannot run on one server: %s', async (text, told) => {
  const breaches = await breachesOfStatement(text, tenant);
  expect(breaches).toHaveLength(1);
  expect(breaches[0]).toContain(told);
});

test('names the line of the program, and the statement', async () => {
  expect(await findStatementBreaches([{ text: 'select id\n from cases', from: 'server/modules/cases/store/lists.ts:80' }], tenant)).toEqual(
    [`server/modules/cases/store/lists.ts:80: cases: ${rest}\n        select id from cases`],
  );
});

test('leaves alone what is of the whole installation, with a reason', async () => {
  const text = 'copy (select jurisdiction_id, id from public.seals) to stdout';
  expect(await breachesOfStatement(text, tenant)).toHaveLength(1);
  expect(await findStatementBreaches([{ text, from: 'tools/backup/copy.ts:104' }], tenant)).toEqual([]);
});
