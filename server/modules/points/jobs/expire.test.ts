import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { auditPoints } from '../queries/audit.ts';
import { code, ledgerOf } from '../testing/ledger.ts';
import { expire } from './expire.ts';

let d: District;
let at: ReturnType<typeof ledgerOf>;
beforeAll(async () => {
  d = await testDistrict();
  at = ledgerOf(d);
});
afterAll(() => d?.close());

test('what nobody spent by its last day expires; a hold that runs out gives back, to a day that may be over; once, however often the job runs', async () => {
  d.clock.set('2025-12-30T02:00:00.000Z');
  const [one, shop] = [await at.person([10, '2025-12-31'], [7, '2026-06-30'], [5, null]), at.holder('merchant')];
  const { transferId } = await at.transfer(one, shop, 4, { pendingUntil: new Date('2026-01-02T02:00:00.000Z') });
  await expire(d.process.kernel);
  expect(await at.balance(one)).toMatchObject({ available: 18, pending: 4 });
  d.clock.set('2026-01-01T02:00:00.000Z');
  for (const _ of [1, 2]) await expire(d.process.kernel);
  expect(await at.balance(one)).toEqual({ available: 12, pending: 4, expiring: [{ day: '2026-06-30', points: 7 }] });
  expect((await at.balance(at.holder('expired'))).available).toBe(6);
  d.clock.set('2026-01-02T02:00:00.000Z');
  await Promise.all([expire(d.process.kernel), expire(d.process.kernel)]);
  expect(await at.balance(one)).toEqual({ available: 12, pending: 0, expiring: [{ day: '2026-06-30', points: 7 }] });
  expect((await at.balance(at.holder('expired'))).available).toBe(10);
  expect(code(await at.write((tx) => at.ledger.post(tx, transferId, { id: v7() })).catch((e) => e))).toBe('points.not_pending');
  expect((await auditPoints(d.database.db, d.id)).flaws).toEqual([]);
});

test('the auditor names every account and act that is not as its entries say', async () => {
  const [one, shop] = [await at.person([10, '2026-12-31']), at.holder('merchant')];
  const account = await at.write((tx) => at.ledger.account(tx, one));
  const spent = await at.transfer(one, shop, 3);
  const waiting = await at.transfer(one, shop, 2, { pendingUntil: new Date('2027-01-01T00:00:00.000Z') });
  const before = await auditPoints(d.database.db, d.id);
  expect(before.flaws).toEqual([]);
  expect(before.entries).toBeGreaterThan(0);
  const found = async (text: string, values: readonly unknown[]): Promise<string[]> => {
    await d.asOwner(text, [...values]);
    return (await auditPoints(d.database.db, d.id)).flaws.map(({ about, problem }) => `${about} ${problem}`).sort();
  };
  const lot = (by: string) =>
    [
      `update points_lots set available = available ${by} where jurisdiction_id = $1 and account_id = $2 and last_day = '2026-12-31'`,
      [d.id, account],
    ] as const;
  expect(await found(...lot('+ 1'))).toEqual([
    `account ${account} the lot of 2026-12-31 has 6 free and 2 held, its entries come to 5 and 2`,
  ]);
  await found(...lot('- 1'));
  expect(await found('update points_transfers set points = 4 where jurisdiction_id = $1 and id = $2', [d.id, spent.transferId])).toEqual([
    `transfer ${spent.transferId} says 4 points, its entries carry 3`,
  ]);
  expect(await found('delete from points_entries where jurisdiction_id = $1 and transfer_id = $2', [d.id, spent.transferId])).toContain(
    `transfer ${spent.transferId} has no entries`,
  );
  expect(await found('delete from points_holds where jurisdiction_id = $1 and transfer_id = $2', [d.id, waiting.transferId])).toContain(
    `transfer ${waiting.transferId} neither waits nor has ended`,
  );
});
