import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { verifyChains } from './index.ts';

/* Whatever the log determines of a case cannot be changed in its row without being found. */
let d: District;
const ids: Record<string, string> = {};
beforeAll(async () => {
  d = await testDistrict();
  for (const state of ['reported', 'handling', 'shelved', 'closed', 'archived'] as const) ids[state] = await d.caseIn(state);
  ids['busy'] = await d.caseIn('dispatched');
  const acts = [
    ['handler', 'return'],
    ['dispatcher', 'dispatch'],
    ['supervisor', 'supervise'],
    ['handler', 'accept'],
    ['handler', 'answer'],
    ['clerk', 'rework'],
    ['handler', 'answer'],
    ['clerk', 'check'],
    ['resident', 'call_back'],
  ] as const;
  for (const [who, act] of acts) {
    d.clock.advance(3_600_000);
    await d.must(who, ids['busy'] ?? '', act);
  }
  await d.asOwner('create table kept_cases as select * from cases');
});
afterEach(async () => {
  await d.asOwner('delete from cases; insert into cases select * from kept_cases');
});
afterAll(() => d?.close());
const broken = async () => (await verifyChains(d.process.kernel.db, d.id)).broken;

test('as it was written all is well', async () => {
  expect(await broken()).toEqual([]);
});

test.each<[string, string, string]>([
  ['due_at', 'handling', `due_at + interval '1 day'`],
  ['due_at', 'reported', 'null'],
  ['due_at', 'shelved', `due_at + interval '30 days'`],
  ['stage_due_at', 'handling', `stage_due_at + interval '1 hour'`],
  ['total_due_at', 'handling', `total_due_at + interval '1 hour'`],
  ['total_left', 'busy', 'total_left + 60'],
  ['minutes_left', 'shelved', 'minutes_left + 60'],
  ['state_since', 'closed', `state_since - interval '1 day'`],
  ['resume_state', 'shelved', `'filed'`],
  ['return_count', 'busy', '0'],
  ['rework_count', 'busy', '0'],
  ['reopen_count', 'busy', '1'],
  ['answered', 'closed', 'false'],
  ['solved', 'closed', 'false'],
  ['satisfied', 'busy', 'null'],
  ['closed_at', 'closed', `closed_at - interval '1 day'`],
  ['archived_at', 'archived', `archived_at - interval '1 day'`],
  ['supervised_at', 'busy', 'null'],
  ['handler_org_id', 'handling', 'gen_random_uuid()'],
  ['first_org_id', 'handling', 'gen_random_uuid()'],
  ['responsible_org_id', 'busy', 'gen_random_uuid()'],
  ['involved_orgs', 'busy', `'{}'`],
  ['handler_account_id', 'handling', 'gen_random_uuid()'],
  ['answered_by', 'busy', 'gen_random_uuid()'],
  ['reporter_id', 'reported', 'gen_random_uuid()'],
  ['category_code', 'reported', `'0102'`],
  ['area_code', 'reported', `left(area_code, 9) || '002'`],
  ['area_path', 'reported', `subpath(area_path, 0, -1)`],
  ['channel', 'reported', `'clerk'`],
  ['created_at', 'reported', `created_at - interval '1 day'`],
  ['title', 'reported', `'别的标题'`],
  ['lon', 'reported', 'lon + 0.001'],
  ['kind', 'reported', `'hazard'`],
  ['type_version', 'reported', '1'],
  ['reminder_count', 'busy', '1'],
  ['merged_into', 'reported', 'gen_random_uuid()'],
])('%s of a case that is %s', async (column, key, value) => {
  await d.asOwner(`update cases set ${column} = ${value} where id = $1`, [ids[key]]);
  const found = await broken();
  expect(found.map((b) => b.case)).toEqual([ids[key]]);
  expect(found[0]?.problem).toMatch(/its row says \w+ .*, its log gives /);
});

test('a case that is not archived names no seal', async () => {
  await d.asOwner('update cases set seal_number = 1 where id = $1', [ids['closed']]);
  expect(await broken()).toContainEqual(
    expect.objectContaining({ case: ids['closed'], problem: 'its row says sealNumber 1, its log gives null' }),
  );
});

test('every column of a case is proven, or known not to be', async () => {
  const columns = await d.asOwner<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'cases'`,
  );
  const proven = [
    ...[
      'due_at',
      'stage_due_at',
      'total_due_at',
      'total_left',
      'minutes_left',
      'state_since',
      'resume_state',
      'return_count',
      'rework_count',
    ],
    ...['reopen_count', 'answered', 'solved', 'satisfied', 'closed_at', 'archived_at', 'supervised_at', 'handler_org_id', 'first_org_id'],
    ...[
      'responsible_org_id',
      'involved_orgs',
      'handler_account_id',
      'answered_by',
      'reporter_id',
      'category_code',
      'area_code',
      'area_path',
    ],
    ...['channel', 'created_at', 'title', 'lon', 'lat', 'kind', 'type_version', 'reminder_count', 'merged_into'],
    // by the chain itself, and by the seals
    ...['jurisdiction_id', 'id', 'number', 'state', 'event_count', 'head_hash', 'seal_number'],
  ];
  // settings applied, what is looked up by, which arrangement of days was in use, and a promise: each event keeps the limit it stood on
  const not = ['suggested_org_id', 'suggested_rule_id', 'suggested_account_id', 'parent_id', 'area_id', 'calendar', 'promised'];
  expect(columns.map(({ name }) => name).sort()).toEqual([...proven, ...not].sort());
});
