import type { ShareState } from '#contract/orders/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What somebody has taken on of an order. */
export interface ShareRow {
  readonly id: string;
  readonly orderId: string;
  readonly areaPath: string;
  readonly personId: string;
  readonly accountId: string;
  readonly size: number;
  readonly state: ShareState;
  readonly takenAt: Date;
  readonly endedAt: Date | null;
  readonly minutes: number | null;
  readonly doneOn: string | null;
}
const columns = `s.id, s.order_id as "orderId", s.area_path::text as "areaPath", s.person_id as "personId", s.account_id as "accountId", s.size, s.state,
  s.taken_at as "takenAt", s.ended_at as "endedAt", s.minutes, s.done_on::text as "doneOn"`;
const own = 's.jurisdiction_id = :jurisdiction';

export const insertShare = async (tx: Tx, s: ShareRow): Promise<void> => {
  await execute(
    tx,
    `insert into order_shares (jurisdiction_id, id, order_id, area_path, person_id, account_id, size, state, taken_at, ended_at, minutes, done_on)
     values (:jurisdiction, $1, $2, $3::ltree, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [s.id, s.orderId, s.areaPath, s.personId, s.accountId, s.size, s.state, s.takenAt, s.endedAt, s.minutes, s.doneOn],
  );
};

export const findShare = async (tx: Tx, id: string): Promise<ShareRow | null> =>
  (await execute<ShareRow>(tx, `select ${columns} from order_shares s where ${own} and s.id = $1`, [id])).rows[0] ?? null;

/** Shares of some orders, oldest first. */
export const sharesOf = async (tx: Tx, orderIds: readonly string[]): Promise<ShareRow[]> =>
  orderIds.length === 0
    ? []
    : (
        await execute<ShareRow>(tx, `select ${columns} from order_shares s where ${own} and s.order_id = any($1::uuid[]) order by s.id`, [
          orderIds,
        ])
      ).rows;

/** What an account has taken on, newest first. */
export const sharesBy = async (tx: Tx, accountId: string, limit: number): Promise<ShareRow[]> =>
  (
    await execute<ShareRow>(tx, `select ${columns} from order_shares s where ${own} and s.account_id = $1 order by s.id desc limit $2`, [
      accountId,
      limit,
    ])
  ).rows;

/** Ends a share that is taken. @returns whether it was */
export const endShare = async (
  tx: Tx,
  id: string,
  end: { state: Exclude<ShareState, 'taken'>; at: Date; minutes?: number | null; doneOn?: string | null },
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update order_shares set state = $2, ended_at = $3, minutes = coalesce(minutes, $4), done_on = coalesce(done_on, $5) where jurisdiction_id = :jurisdiction and id = $1 and state = 'taken' returning id`,
    [id, end.state, end.at, end.minutes ?? null, end.doneOn ?? null],
  );
  return rows.length > 0;
};

/** Has done shares of an order taken once more. @returns them */
export const reopenShares = async (tx: Tx, orderId: string): Promise<ShareRow[]> =>
  (
    await execute<ShareRow>(
      tx,
      `update order_shares s set state = 'taken', ended_at = null where ${own} and s.order_id = $1 and s.state = 'done' returning ${columns}`,
      [orderId],
    )
  ).rows;

/** Holds what a person takes on until the transaction ends, so that what they have is counted one after another. */
export const lockTaker = async (tx: Tx, personId: string): Promise<void> => {
  await execute(tx, "select pg_advisory_xact_lock(hashtextextended('orders.taker ' || $1::text, 0))", [personId]);
};

/** How many orders a person has taken on and not done. */
export const countOpen = async (tx: Tx, personId: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select count(*)::int as n from order_shares s where ${own} and s.person_id = $1 and s.state = 'taken'`,
      [personId],
    )
  ).rows[0]?.n ?? 0;

/** Orders a person did that whoever asked has rated, in some days: a count, no mark. */
export const countRated = async (tx: Tx, personId: string, from: string, until: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select count(distinct s.order_id)::int as n from order_shares s
       join orders o on o.jurisdiction_id = s.jurisdiction_id and o.id = s.order_id
       where ${own} and o.jurisdiction_id = :jurisdiction and s.person_id = $1 and s.state = 'done' and s.done_on between $2::date and $3::date
         and o.rated`,
      [personId, from, until],
    )
  ).rows[0]?.n ?? 0;

/** Hangs shares and orders on another person. @returns ids of what moved */
export const movePerson = async (tx: Tx, from: string, to: string): Promise<string[]> => {
  const shares = await execute<{ id: string }>(
    tx,
    'update order_shares set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id',
    [from, to],
  );
  const orders = await execute<{ id: string }>(
    tx,
    'update orders set asker_person_id = $2 where jurisdiction_id = :jurisdiction and asker_person_id = $1 returning id',
    [from, to],
  );
  return [...shares.rows, ...orders.rows].map(({ id }) => id);
};
export const movePersonBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update order_shares set person_id = $3 where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and person_id = $2',
    [ids, from, to],
  );
  await execute(
    tx,
    'update orders set asker_person_id = $3 where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and asker_person_id = $2',
    [ids, from, to],
  );
};

/** Names of persons by id. */
export const namesOf = async (tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> => {
  if (personIds.length === 0) return new Map();
  const { rows } = await execute<{ id: string; name: string }>(
    tx,
    'select id, name from persons where jurisdiction_id = :jurisdiction and id = any($1::uuid[]) and erased_at is null',
    [personIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};
