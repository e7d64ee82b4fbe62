import { execute, type Tx } from '#kernel/db.ts';

export interface PauseRow {
  readonly id: string;
  readonly placeId: string;
  readonly accountId: string;
  readonly from: Date;
  readonly until: Date;
  readonly misses: number;
  readonly objection: string | null;
  readonly objectedAt: Date | null;
  readonly decision: 'lifted' | 'upheld' | null;
  readonly reason: string | null;
}
const columns = `p.id, p.place_id as "placeId", p.account_id as "accountId", p.from_at as "from", p.until_at as "until", p.misses, p.objection,
  p.objected_at as "objectedAt", p.decision, p.decision_reason as reason`;
const own = 'p.jurisdiction_id = :jurisdiction';

/** How often somebody missed bookings of a place since a moment, or gave them back too late. */
export const countMisses = async (tx: Tx, accountId: string, placeId: string, since: Date): Promise<number> => {
  const { rows } = await execute<{ count: number }>(
    tx,
    `select count(*)::int as count from bookings b where b.jurisdiction_id = :jurisdiction and b.account_id = $1 and b.place_id = $2
       and b.starts_at > $3 and ((b.state = 'missed' and not b.excused) or b.late)`,
    [accountId, placeId, since],
  );
  return rows[0]?.count ?? 0;
};

/** Pauses of an account that end after a moment, soonest first. */
export const pausesOf = async (tx: Tx, accountId: string, after: Date): Promise<PauseRow[]> =>
  (
    await execute<PauseRow>(
      tx,
      `select ${columns} from booking_pauses p where ${own} and p.account_id = $1 and p.until_at > $2 order by p.until_at limit 50`,
      [accountId, after],
    )
  ).rows;

export const lockPause = async (tx: Tx, id: string): Promise<PauseRow | null> =>
  (await execute<PauseRow>(tx, `select ${columns} from booking_pauses p where ${own} and p.id = $1 for update`, [id])).rows[0] ?? null;

/** Begins a pause; nothing where one is under way in that place. @returns whether it began */
export const insertPause = async (
  tx: Tx,
  p: Pick<PauseRow, 'id' | 'placeId' | 'accountId' | 'from' | 'until' | 'misses'>,
): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `insert into booking_pauses (jurisdiction_id, id, place_id, account_id, from_at, until_at, misses)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
    [p.id, p.placeId, p.accountId, p.from, p.until, p.misses],
  );
  return rows.length > 0;
};

export const setObjection = (tx: Tx, id: string, text: string, at: Date): Promise<unknown> =>
  execute(tx, 'update booking_pauses set objection = $2, objected_at = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    text,
    at,
  ]);

export const decidePause = (
  tx: Tx,
  id: string,
  decision: 'lifted' | 'upheld',
  reason: string | null,
  by: string | null,
  at: Date,
): Promise<unknown> =>
  execute(
    tx,
    `update booking_pauses set decision = $2, decision_reason = $3, decided_by = $4, decided_at = $5
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, decision, reason, by, at],
  );

/** Pauses of some places, newest first, behind an id. */
export const pageOfPauses = async (
  tx: Tx,
  placeIds: readonly string[],
  objected: boolean,
  before: string | null,
  limit: number,
): Promise<PauseRow[]> =>
  (
    await execute<PauseRow>(
      tx,
      `select ${columns} from booking_pauses p where ${own} and p.place_id = any($1::uuid[]) and ($2::uuid is null or p.id < $2)
         ${objected ? 'and p.objected_at is not null and p.decision is null' : ''} order by p.id desc limit $3`,
      [placeIds, before, limit],
    )
  ).rows;
