import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute, type Tx } from '#kernel/db.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { countCases, type Filters, listCases, type Page } from './lists.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  await d.caseIn('dispatched');
  await d.caseIn('reported');
  // enough of others that the planner looks for its own
  await d.asOwner(
    `insert into cases select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'x' || n))).*
     from cases c, generate_series(1, 2000) n where c.state = 'reported'`,
  );
  await d.asOwner('analyze cases, case_involvements');
});
afterAll(() => d?.close());

/** What somebody of an organisation asks, and how many rows of cases it reads. */
const asTeam = async <T>(ask: (tx: Tx, filters: Filters) => Promise<T>): Promise<{ counted: T; read: number }> => {
  const organisation = d.organisations.team;
  const access = { ...d.access, all: false, organisations: [organisation] };
  const reach = { areas: [], organisations: [organisation], ever: true, reporter: d.people.handler.id };
  const now = d.clock.now();
  const filters: Filters = { reach, todo: { areas: [], organisations: [] }, now, soon: now };
  return d.process.kernel.db.read(access, async (tx) => {
    const rowsRead = async (): Promise<number> =>
      (
        await execute<{ n: number }>(
          tx,
          "select coalesce(sum(idx_tup_fetch + seq_tup_read), 0)::int as n from pg_stat_xact_user_tables where relname = 'cases'",
        )
      ).rows[0]?.n ?? 0;
    const before = await rowsRead();
    const counted = await ask(tx, filters);
    return { counted, read: (await rowsRead()) - before };
  });
};
const page = async (sort: Page['sort']) => {
  const { counted, read } = await asTeam((tx, filters) => listCases(tx, filters, { sort, after: null, limit: 20 }));
  return { length: counted.length, read };
};

test('all that an organisation was ever given is listed without a look at the cases of others', async () => {
  for (const sort of ['newest', 'oldest', 'due'] as const) {
    const { length, read } = await page(sort);
    expect([sort, length]).toEqual([sort, 1]);
    expect(read).toBeLessThanOrEqual(2);
  }
});

test('what was dispatched elsewhere stays in the list of whoever had it', async () => {
  const [before] = await d.asOwner<{ n: number }>('select count(*)::int as n from case_involvements');
  const caseId = await d.caseIn('dispatched');
  await d.must('handler', caseId, 'return', { reason: '不属于本单位职责' });
  await d.must('dispatcher', caseId, 'dispatch', { organisationId: d.organisations.team });
  // twice to the same one is one row
  expect(await d.asOwner('select count(*)::int as n from case_involvements')).toEqual([{ n: (before?.n ?? 0) + 1 }]);
  expect((await page('newest')).length).toBe(2);
  const rows = await d.asOwner(
    `select c.id, (select coalesce(array_agg(i.organisation_id order by i.organisation_id), '{}') from case_involvements i where i.case_id = c.id)
       = (select coalesce(array_agg(o order by o), '{}') from unnest(c.involved_orgs) o) as same from cases c`,
  );
  expect(rows.every((row) => row['same'])).toBe(true);
});

test('all that an organisation was ever given is counted over its own cases alone', async () => {
  const { counted, read } = await asTeam(async (tx, filters) => countCases(tx, { ...filters, queue: 'all' }, null));
  const [{ n } = { n: 0 }] = await d.asOwner<{ n: number }>('select count(*)::int as n from case_involvements where organisation_id = $1', [
    d.organisations.team,
  ]);
  expect(counted.queues['all']).toBe(n);
  // each when it is found and when it is counted
  expect(read).toBeLessThanOrEqual(2 * n);
});
