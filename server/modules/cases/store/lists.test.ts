import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#kernel/db.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { type Filters, listCases, type Page } from './lists.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
  await d.caseIn('dispatched');
  for (let n = 0; n < 30; n += 1) await d.caseIn('reported');
  await d.asOwner('analyze cases, case_involvements');
});
afterAll(() => d?.close());

/** A page as somebody of an organisation gets it, and how many rows of cases it read. */
const page = async (over: Partial<Filters>, sort: Page['sort']) => {
  const organisation = d.organisations.team;
  const access = { ...d.access, all: false, organisations: [organisation] };
  const reach = { areas: [], organisations: [organisation], ever: true, reporter: d.people.handler.id };
  const now = d.clock.now();
  const filters: Filters = { reach, todo: { areas: [], organisations: [] }, now, soon: now, ...over };
  return d.process.kernel.db.read(access, async (tx) => {
    // so few rows would be read as a whole anyway
    await execute(tx, 'set local enable_seqscan = off');
    const rowsRead = async (): Promise<number> =>
      (
        await execute<{ n: number }>(
          tx,
          "select coalesce(sum(idx_tup_fetch + seq_tup_read), 0)::int as n from pg_stat_xact_user_tables where relname = 'cases'",
        )
      ).rows[0]?.n ?? 0;
    const before = await rowsRead();
    const { length } = await listCases(tx, filters, { sort, after: null, limit: 20 });
    return { length, read: (await rowsRead()) - before };
  });
};

test('all that an organisation was ever given is listed without a look at the cases of others', async () => {
  for (const sort of ['newest', 'oldest', 'due'] as const) {
    const { length, read } = await page({}, sort);
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
  expect((await page({}, 'newest')).length).toBe(2);
  const rows = await d.asOwner(
    `select c.id, (select coalesce(array_agg(i.organisation_id order by i.organisation_id), '{}') from case_involvements i where i.case_id = c.id)
       = (select coalesce(array_agg(o order by o), '{}') from unnest(c.involved_orgs) o) as same from cases c`,
  );
  expect(rows.every((row) => row['same'])).toBe(true);
});
