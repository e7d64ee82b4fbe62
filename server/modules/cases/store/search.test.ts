import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute } from '#kernel/db.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { notIndexed } from './search.ts';

let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

test('a search reads no case that the index has, however many there are', async () => {
  for (let n = 0; n < 40; n += 1) await d.caseIn('reported');
  await d.asOwner('insert into case_search_marks (jurisdiction_id, upto) select jurisdiction_id, id from cases order by id desc limit 1');
  d.clock.advance(1_000);
  await d.caseIn('reported');
  await d.asOwner('analyze cases, reports');
  const access = { ...d.access, all: false, scopes: [d.area('').path] };
  const { found, read } = await d.process.kernel.db.read(access, async (tx) => {
    // so few rows would be read as a whole anyway
    await execute(tx, 'set local enable_seqscan = off');
    const readSoFar = async (): Promise<number> =>
      (
        await execute<{ n: number }>(
          tx,
          "select coalesce(sum(idx_tup_fetch + seq_tup_read), 0)::int as n from pg_stat_xact_user_tables where relname = 'cases'",
        )
      ).rows[0]?.n ?? 0;
    const before = await readSoFar();
    const { length } = await notIndexed(tx, d.id, 2_000);
    return { found: length, read: (await readSoFar()) - before };
  });
  expect(found).toBe(1);
  // the case itself, and once more for what its report asks of it
  expect(read).toBeLessThanOrEqual(2);
});
