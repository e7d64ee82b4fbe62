import type { LedgerAct, TransferState } from '#contract/points/values.ts';
import { execute, executeByKey, type Tx } from '#kernel/db.ts';
import type { Change, Entry } from '../domain/entries.ts';
import { accountIdOf, type Holder } from '../domain/holders.ts';
import { type LastDay, type Lot, never } from '../domain/lots.ts';

/** An act on the ledger, as it stands. */
export interface Act {
  readonly id: string;
  readonly act: LedgerAct;
  readonly from: string;
  readonly to: string;
  readonly points: number;
  readonly what: string;
  readonly subjectId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly pendingUntil: Date | null;
  /** No later than this with whoever gets them. */
  readonly lastDay: LastDay;
  readonly ends: string | null;
  readonly reverses: string | null;
  readonly reason: string | null;
  readonly bodyHash: Buffer;
  readonly at: Date;
}

const columns = `id, act, from_account as "from", to_account as "to", points, what, subject_id as "subjectId", facts, pending_until as "pendingUntil",
  last_day::text as "lastDay", ends, reverses, reason, body_hash as "bodyHash", at`;

export const findAct = async (tx: Tx, id: string): Promise<Act | null> =>
  (await executeByKey<Act>(tx, `select ${columns} from points_transfers where jurisdiction_id = :jurisdiction and id = $1`, [id]))
    .rows[0] ?? null;

/** What ended a hold. */
export const findEnd = async (tx: Tx, hold: string): Promise<Act | null> =>
  (await executeByKey<Act>(tx, `select ${columns} from points_transfers where jurisdiction_id = :jurisdiction and ends = $1`, [hold]))
    .rows[0] ?? null;

/** What took a transfer back. */
export const findReversal = async (tx: Tx, id: string): Promise<Act | null> =>
  (await executeByKey<Act>(tx, `select ${columns} from points_transfers where jurisdiction_id = :jurisdiction and reverses = $1`, [id]))
    .rows[0] ?? null;

/** Opens accounts with the lot that is their lock; those that are open stay as they are. */
export const openAccounts = async (tx: Tx, jurisdictionId: string, holders: readonly Holder[], at: Date): Promise<void> => {
  const inOrder = holders
    .map((holder) => ({ ...holder, account: accountIdOf(jurisdictionId, holder) }))
    .sort((a, b) => (a.account < b.account ? -1 : 1));
  for (const { account, type, id } of inOrder) {
    const values = [account, type !== 'issuer'];
    await executeByKey(
      tx,
      `insert into points_accounts (jurisdiction_id, id, no_negative, holder_type, holder_id, opened_at) values (:jurisdiction, $1, $2, $3, $4, $5)
       on conflict (jurisdiction_id, id) do nothing`,
      [...values, type, id, at],
    );
    await executeByKey(
      tx,
      `insert into points_lots (jurisdiction_id, account_id, no_negative, last_day, available, held) values (:jurisdiction, $1, $2, '${never}', 0, 0)
       on conflict (jurisdiction_id, account_id, last_day) do nothing`,
      values,
    );
  }
};

/** Locks accounts until the transaction ends, in the order of their ids, so that no two transfers wait for each other. Gives those that are open. */
export const lockAccounts = async (tx: Tx, accounts: readonly string[]): Promise<string[]> => {
  const { rows } = await executeByKey<{ id: string }>(
    tx,
    `select account_id as id from points_lots where jurisdiction_id = :jurisdiction and account_id = any ($1::uuid[]) and last_day = '${never}'
     order by account_id for no key update`,
    [accounts],
  );
  return rows.map(({ id }) => id);
};

/** Whose an account is. */
export const holderOf = async (tx: Tx, account: string): Promise<Holder> =>
  (
    await executeByKey<Holder>(
      tx,
      'select holder_type as type, holder_id as id from points_accounts where jurisdiction_id = :jurisdiction and id = $1',
      [account],
    )
  ).rows[0] as Holder;

/** What an account has free, by last day. */
export const lotsOf = async (tx: Tx, account: string): Promise<Lot[]> =>
  (
    await executeByKey<Lot>(
      tx,
      `select last_day::text as "lastDay", available as points from points_lots
       where jurisdiction_id = :jurisdiction and account_id = $1 and available > 0`,
      [account],
    )
  ).rows;

/** What an account has by last day, free and put aside. */
export const balanceOf = async (tx: Tx, account: string): Promise<{ lastDay: string; available: number; held: number }[]> =>
  (
    await executeByKey<{ lastDay: string; available: number; held: number }>(
      tx,
      `select last_day::text as "lastDay", available, held from points_lots where jurisdiction_id = :jurisdiction and account_id = $1
       order by last_day`,
      [account],
    )
  ).rows;

/** Entries of an act, in their order. */
export const entriesOf = async (tx: Tx, id: string): Promise<Entry[]> => {
  const { rows } = await executeByKey<{
    fromAccount: string;
    fromDay: string;
    fromHeld: boolean;
    toAccount: string;
    toDay: string;
    toHeld: boolean;
    points: number;
  }>(
    tx,
    `select from_account as "fromAccount", from_day::text as "fromDay", from_held as "fromHeld", to_account as "toAccount", to_day::text as "toDay",
            to_held as "toHeld", points from points_entries where jurisdiction_id = :jurisdiction and transfer_id = $1 order by n`,
    [id],
  );
  return rows.map((row) => ({
    from: { account: row.fromAccount, day: row.fromDay, held: row.fromHeld },
    to: { account: row.toAccount, day: row.toDay, held: row.toHeld },
    points: row.points,
  }));
};

/** Changes one lot. Whatever only gains may have no lot of that day yet. */
const change = (tx: Tx, { account, day, available, held }: Change): Promise<number> =>
  day === never || available < 0 || held < 0
    ? executeByKey(
        tx,
        `update points_lots set available = available + $3, held = held + $4
         where jurisdiction_id = :jurisdiction and account_id = $1 and last_day = $2::date`,
        [account, day, available, held],
      ).then(({ numAffectedRows }) => Number(numAffectedRows))
    : executeByKey(
        tx,
        `insert into points_lots (jurisdiction_id, account_id, last_day, no_negative, available, held) values (:jurisdiction, $1, $2::date, true, $3, $4)
         on conflict (jurisdiction_id, account_id, last_day)
         do update set available = points_lots.available + excluded.available, held = points_lots.held + excluded.held`,
        [account, day, available, held],
      ).then(({ numAffectedRows }) => Number(numAffectedRows));

/** Writes an act with its entries and what they change. The accounts are locked; the statements leave together. */
export const writeAct = async (tx: Tx, act: Act, entries: readonly Entry[], changes: readonly Change[]): Promise<void> => {
  const written = executeByKey(
    tx,
    `insert into points_transfers (jurisdiction_id, id, act, from_account, to_account, points, what, subject_id, facts, pending_until, last_day, ends, reverses,
       reason, body_hash, at) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      act.id,
      act.act,
      act.from,
      act.to,
      act.points,
      act.what,
      act.subjectId,
      JSON.stringify(act.facts),
      act.pendingUntil,
      act.lastDay,
      act.ends,
      act.reverses,
      act.reason,
      act.bodyHash,
      act.at,
    ],
  );
  const holding =
    act.pendingUntil === null
      ? []
      : [
          executeByKey(tx, 'insert into points_holds (jurisdiction_id, transfer_id, until) values (:jurisdiction, $1, $2)', [
            act.id,
            act.pendingUntil,
          ]),
        ];
  const booked = entries.map(({ from, to, points }, n) =>
    executeByKey(
      tx,
      `insert into points_entries (jurisdiction_id, transfer_id, n, from_account, from_day, from_held, to_account, to_day, to_held, points)
       values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [act.id, n, from.account, from.day, from.held, to.account, to.day, to.held, points],
    ),
  );
  const [counts] = await Promise.all([Promise.all(changes.map((one) => change(tx, one))), written, ...holding, ...booked]);
  if (counts.some((n) => n !== 1)) throw new Error('a lot of the ledger is not there');
};

/** Takes a hold off the list of those that wait. False where it has ended. */
export const takeHold = async (tx: Tx, id: string): Promise<boolean> =>
  (
    await executeByKey(tx, 'delete from points_holds where jurisdiction_id = :jurisdiction and transfer_id = $1 returning transfer_id', [
      id,
    ])
  ).rows.length > 0;

/** Holds whose time is over, longest first. */
export const holdsOver = async (tx: Tx, at: Date, limit: number): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'select transfer_id as id from points_holds where jurisdiction_id = :jurisdiction and until <= $1 order by until limit $2',
      [at, limit],
    )
  ).rows.map(({ id }) => id);

/** Holders with lots whose day has passed and that hold something free. */
export const lotsOver = async (tx: Tx, today: string, limit: number): Promise<(Holder & { lastDay: string; points: number })[]> =>
  (
    await execute<Holder & { lastDay: string; points: number }>(
      tx,
      `select a.holder_type as type, a.holder_id as id, l.last_day::text as "lastDay", l.available as points from points_lots l
       join points_accounts a on a.jurisdiction_id = :jurisdiction and a.id = l.account_id
       where l.jurisdiction_id = :jurisdiction and l.last_day < $1::date and l.available > 0 order by l.last_day, l.account_id limit $2`,
      [today, limit],
    )
  ).rows;

/** Removes lots whose day has passed and that are empty: the entries tell what was in them. */
export const dropEmptyLots = (tx: Tx, today: string): Promise<unknown> =>
  execute(tx, `delete from points_lots where jurisdiction_id = :jurisdiction and last_day < $1::date and available = 0 and held = 0`, [
    today,
  ]);

/** How a hold stands by what ended it. */
export const stateOf = (end: Act | null): TransferState =>
  end === null ? 'pending' : end.act === 'post' ? 'posted' : end.act === 'void' ? 'void' : 'expired';
