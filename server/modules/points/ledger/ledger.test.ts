import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, type Tx } from '#kernel/db.ts';
import { type District, testDistrict } from '#tools/testing/district.ts';
import { held } from '#tools/testing/held.ts';
import { code, ledgerOf, outcomes } from '../testing/ledger.ts';

let d: District;
let at: ReturnType<typeof ledgerOf>;
beforeAll(async () => {
  d = await testDistrict();
  at = ledgerOf(d);
});
afterAll(() => d?.close());
beforeEach(() => d.clock.set('2025-09-15T02:00:00.000Z'));

const inDays = (n: number) => new Date(d.clock.now().getTime() + n * 86_400_000);

describe('double entry', () => {
  test('what one loses another gains; the sum over all accounts is zero, with what is held and what was taken back', async () => {
    const [budget, one, shop] = [at.holder('budget'), at.holder('person'), at.holder('merchant')];
    await at.transfer(at.holder('issuer'), budget, 1000);
    const earned = await at.transfer(budget, one, 30, { lastDay: '2026-09-30' });
    expect(earned.state).toBe('posted');
    const pending = await at.transfer(one, shop, 12, { pendingUntil: inDays(3) });
    expect(pending.state).toBe('pending');
    expect(await at.balance(one)).toEqual({ available: 18, pending: 12, expiring: [{ day: '2026-09-30', points: 18 }] });
    expect((await at.write((tx) => at.ledger.post(tx, pending.transferId, { id: v7() }))).state).toBe('posted');
    expect(await at.balance(shop)).toEqual({ available: 12, pending: 0, expiring: [] });
    expect(await at.write((tx) => at.ledger.reverse(tx, pending.transferId, { id: v7(), reason: 'refund' }))).toEqual({
      points: 12,
      rest: 0,
    });
    expect(await at.balance(one)).toEqual({ available: 30, pending: 0, expiring: [{ day: '2026-09-30', points: 30 }] });
    const [sum] = await d.asOwner<{ all: number }>('select sum(available + held)::int as all from points_lots where jurisdiction_id = $1', [
      d.id,
    ]);
    expect(sum?.all).toBe(0);
  });

  test('the database keeps no entry that loses or makes points, and no balance below zero (fails without its checks)', async () => {
    const one = await at.person([5, null]);
    const account = await at.write((tx) => at.ledger.account(tx, one));
    const { transferId } = await at.transfer(at.holder('issuer'), one, 1);
    const entry = (points: number, to: string) =>
      d
        .asOwner(
          `insert into points_entries (jurisdiction_id, transfer_id, n, from_account, from_day, from_held, to_account, to_day, to_held, points)
         values ($1, $2, 9, $3, 'infinity', false, $3, $4, false, $5)`,
          [d.id, transferId, account, to, points],
        )
        .then(
          () => 'kept',
          () => 'refused',
        );
    expect(await entry(-3, '2026-01-01')).toBe('refused');
    expect(await entry(3, 'infinity')).toBe('refused');
    const below = d
      .asOwner('update points_lots set available = available - 7 where jurisdiction_id = $1 and account_id = $2', [d.id, account])
      .then(
        () => 'kept',
        (error) => error.constraint,
      );
    expect(await below).toBe('points_lots_not_negative');
  });

  test('the program may neither change nor remove what was booked', async () => {
    await at.person([5, null]);
    for (const table of ['points_entries', 'points_transfers', 'points_accounts'])
      for (const act of [`delete from ${table}`, `update ${table} set jurisdiction_id = :jurisdiction`])
        expect(code(await at.write((tx) => execute(tx, `${act} where jurisdiction_id = :jurisdiction`)).catch((e) => e))).toBe('42501');
  });
});

describe('once', () => {
  test('the same id and body again is the same transfer; another body is refused, also at once', async () => {
    const [one, shop] = [await at.person([50, null]), at.holder('merchant')];
    const asked = at.move(one, shop, 10);
    const all = await outcomes(Array.from({ length: 6 }, () => at.write((tx) => at.ledger.transfer(tx, asked))));
    expect(all).toEqual(Array(6).fill('ok'));
    expect((await at.balance(one)).available).toBe(40);
    expect(code(await at.write((tx) => at.ledger.transfer(tx, { ...asked, points: 11 })).catch((e) => e))).toBe('points.other_body');
    expect(code(await at.write((tx) => at.ledger.transfer(tx, { ...asked, to: at.holder('merchant') })).catch((e) => e))).toBe(
      'points.other_body',
    );
    expect((await at.balance(one)).available).toBe(40);
  });

  test('a hold ends once, however many end it at once, in whichever way', async () => {
    const [one, shop] = [await at.person([50, '2026-01-31']), at.holder('merchant')];
    const { transferId } = await at.transfer(one, shop, 10, { pendingUntil: inDays(1) });
    const ends = await outcomes(
      Array.from({ length: 8 }, (_, n) =>
        at.write((tx) =>
          n % 2 ? at.ledger.post(tx, transferId, { id: v7() }) : at.ledger.void(tx, transferId, { id: v7(), why: 'cancelled' }),
        ),
      ),
    );
    expect(ends).toEqual(['ok', ...Array(7).fill('points.not_pending')].sort());
    const [mine, theirs] = [await at.balance(one), await at.balance(shop)];
    expect([mine.pending, mine.available + theirs.available]).toEqual([0, 50]);
  });

  test('the end of a hold is repeated by its id, and answered alike', async () => {
    const [one, shop] = [await at.person([50, null]), at.holder('merchant')];
    const { transferId } = await at.transfer(one, shop, 10, { pendingUntil: inDays(1) });
    const id = v7();
    for (const _ of [1, 2]) expect(await at.write((tx) => at.ledger.post(tx, transferId, { id }))).toEqual({ transferId, state: 'posted' });
    expect(code(await at.write((tx) => at.ledger.void(tx, transferId, { id, why: 'cancelled' })).catch((e) => e))).toBe(
      'points.other_body',
    );
    expect((await at.balance(shop)).available).toBe(10);
  });

  test('a transfer is taken back once, however many take it back at once', async () => {
    const [one, shop] = [await at.person([50, null]), at.holder('merchant')];
    const { transferId } = await at.transfer(one, shop, 10);
    const backs = await outcomes(
      Array.from({ length: 5 }, () => at.write((tx) => at.ledger.reverse(tx, transferId, { id: v7(), reason: 'mistake' }))),
    );
    expect(backs).toEqual(['ok', ...Array(4).fill('points.reversed_before')].sort());
    expect((await at.balance(one)).available).toBe(50);
  });
});

describe('races', () => {
  test('ten spend one balance at once: as many succeed as it allows, the others are told (fails without its lock)', async () => {
    const [one, shop] = [await at.person([35, '2026-01-31']), at.holder('merchant')];
    const account = await at.write((tx) => at.ledger.account(tx, one));
    await at.write((tx) => at.ledger.account(tx, shop));
    const { outcome, waited } = await held(d, {
      first: (tx) => at.ledger.lock(tx, [one]),
      waiting: 4,
      meanwhile: () => outcomes(Array.from({ length: 10 }, () => at.transfer(one, shop, 10))),
    });
    expect(waited).toBe(true);
    expect(outcome).toEqual([...Array(3).fill('ok'), ...Array(7).fill('points.not_enough')]);
    expect([(await at.balance(one)).available, (await at.balance(shop)).available]).toEqual([5, 30]);
    const [row] = await d.asOwner<{ least: number }>('select min(available)::int as least from points_lots where account_id = $1', [
      account,
    ]);
    expect(row?.least).toBeGreaterThanOrEqual(0);
  });

  test('opposite transfers at once wait for each other in one order: no deadlock (fails without it)', async () => {
    const [a, b] = [await at.person([100, null]), await at.person([100, null])];
    const [first, second] = [await at.write((tx) => at.ledger.account(tx, a)), await at.write((tx) => at.ledger.account(tx, b))];
    const low = first < second ? a : b;
    const high = low === a ? b : a;
    // both have locked nothing but wait for the lower account; without the order one would hold the higher already
    const { outcome } = await held(d, {
      first: (tx) => at.ledger.lock(tx, [low]),
      waiting: 2,
      meanwhile: () => outcomes([at.transfer(low, high, 5), at.transfer(high, low, 7)]),
      afterwards: (tx) => at.ledger.lock(tx, [high]),
    });
    expect(outcome).toEqual(['ok', 'ok']);
    expect([(await at.balance(low)).available, (await at.balance(high)).available]).toEqual([102, 98]);
  });

  test('accounts are opened once, however many ask for them at once', async () => {
    const [shop, source] = [at.holder('merchant'), at.holder('issuer')];
    expect(await outcomes(Array.from({ length: 8 }, () => at.transfer(source, shop, 1)))).toEqual(Array(8).fill('ok'));
    expect((await at.balance(shop)).available).toBe(8);
  });
});

describe('lots', () => {
  test('what expires first is spent first; what comes back keeps its day, never longer', async () => {
    const one = await at.person([10, '2026-03-31'], [10, '2025-12-31'], [10, null]);
    const shop = at.holder('merchant');
    const { transferId } = await at.transfer(one, shop, 15, { pendingUntil: inDays(1) });
    expect((await at.balance(one)).expiring).toEqual([{ day: '2026-03-31', points: 5 }]);
    await at.write((tx) => at.ledger.void(tx, transferId, { id: v7(), why: 'expired' }));
    expect((await at.balance(one)).expiring).toEqual([
      { day: '2025-12-31', points: 10 },
      { day: '2026-03-31', points: 10 },
    ]);
    const bought = await at.transfer(one, shop, 15);
    await at.write((tx) => at.ledger.reverse(tx, bought.transferId, { id: v7(), reason: 'refund' }));
    expect(await at.balance(one)).toEqual({
      available: 30,
      pending: 0,
      expiring: [
        { day: '2025-12-31', points: 10 },
        { day: '2026-03-31', points: 10 },
      ],
    });
    // given on to a team they expire no later
    const team = at.holder('team');
    await at.transfer(one, team, 10, { lastDay: '2030-01-01' });
    expect((await at.balance(team)).expiring).toEqual([{ day: '2025-12-31', points: 10 }]);
  });

  test('points count until the end of their last day in Shanghai, and not a minute longer', async () => {
    const one = await at.person([10, '2025-09-30']);
    const shop = at.holder('merchant');
    d.clock.set('2025-09-30T15:59:00.000Z');
    await at.transfer(one, shop, 4);
    expect((await at.balance(one)).available).toBe(6);
    d.clock.set('2025-09-30T16:00:00.000Z');
    expect((await at.balance(one)).available).toBe(0);
    expect(code(await at.transfer(one, shop, 4).catch((e) => e))).toBe('points.not_enough');
  });

  test('what was earned is taken back as far as it is there: first of its own day, never below zero', async () => {
    const budget = at.holder('budget');
    await at.transfer(at.holder('issuer'), budget, 100);
    const one = at.holder('person');
    const wrong = await at.transfer(budget, one, 20, { lastDay: '2025-12-31' });
    await at.transfer(budget, one, 5, { lastDay: '2026-12-31' });
    await at.transfer(one, at.holder('merchant'), 12);
    const back = { id: v7(), reason: 'corrected' };
    expect(code(await at.write((tx) => at.ledger.reverse(tx, wrong.transferId, back)).catch((e) => e))).toBe('points.not_enough');
    const asFar = { id: v7(), reason: 'corrected', asFarAsThere: true };
    for (const _ of [1, 2]) expect(await at.write((tx) => at.ledger.reverse(tx, wrong.transferId, asFar))).toEqual({ points: 13, rest: 7 });
    expect([(await at.balance(one)).available, (await at.balance(budget)).available]).toEqual([0, 88]);
  });
});

test('another jurisdiction sees nothing of it, and cannot end what is not its own', async () => {
  const other = await testDistrict({ database: d.database });
  try {
    const one = await at.person([10, null]);
    const { transferId } = await at.transfer(one, at.holder('merchant'), 4, { pendingUntil: inDays(1) });
    const elsewhere = <T>(fn: (tx: Tx) => Promise<T>) => other.database.db.write(other.access, fn);
    expect((await elsewhere((tx) => at.ledger.balance(tx, one))).available).toBe(0);
    expect(code(await elsewhere((tx) => at.ledger.post(tx, transferId, { id: v7() })).catch((e) => e))).toBe('points.transfer_not_found');
    expect(code(await elsewhere((tx) => at.ledger.transfer(tx, at.move(one, at.holder('merchant'), 1))).catch((e) => e))).toBe(
      'points.not_enough',
    );
  } finally {
    await other.close();
  }
});
