import { execute, type Tx } from '#kernel/db.ts';

export type SwapState = 'asked' | 'accepted' | 'done' | 'declined' | 'withdrawn' | 'refused' | 'lapsed';
export interface SwapRow {
  readonly id: string;
  readonly rosterId: string;
  readonly shiftId: string;
  readonly returnShiftId: string | null;
  readonly slot: string;
  readonly startsAt: Date;
  readonly returnSlot: string | null;
  readonly returnStartsAt: Date | null;
  readonly askedBy: string;
  readonly askedOf: string;
  readonly reason: string | null;
  readonly state: SwapState;
  readonly askedAt: Date;
}
const columns = `w.id, w.roster_id as "rosterId", w.shift_id as "shiftId", w.return_shift_id as "returnShiftId", w.slot,
  w.starts_at as "startsAt", w.return_slot as "returnSlot", w.return_starts_at as "returnStartsAt", w.asked_by as "askedBy",
  w.asked_of as "askedOf", w.reason, w.state, w.asked_at as "askedAt"`;

export const insertSwap = async (tx: Tx, s: Omit<SwapRow, 'state'>): Promise<void> => {
  await execute(
    tx,
    `insert into shift_swaps (jurisdiction_id, id, roster_id, shift_id, return_shift_id, slot, starts_at, return_slot, return_starts_at, asked_by,
       asked_of, reason, asked_at) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      s.id,
      s.rosterId,
      s.shiftId,
      s.returnShiftId,
      s.slot,
      s.startsAt,
      s.returnSlot,
      s.returnStartsAt,
      s.askedBy,
      s.askedOf,
      s.reason,
      s.askedAt,
    ],
  );
};

/** A swap, held until the transaction ends when `lock` says so. */
export const findSwap = async (tx: Tx, id: string, lock: boolean): Promise<SwapRow | null> => {
  const { rows } = await execute<SwapRow>(
    tx,
    `select ${columns} from shift_swaps w where w.jurisdiction_id = :jurisdiction and w.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
};

export const decide = async (tx: Tx, id: string, state: SwapState, by: string | null, at: Date): Promise<void> => {
  await execute(
    tx,
    'update shift_swaps set state = $2, decided_by = $3, decided_at = $4 where jurisdiction_id = :jurisdiction and id = $1',
    [id, state, by, at],
  );
};

/** Swaps of a roster, newest first, before an id. */
export const pageOfSwaps = async (tx: Tx, rosterId: string, before: string | null, limit: number): Promise<SwapRow[]> => {
  const { rows } = await execute<SwapRow>(
    tx,
    `select ${columns} from shift_swaps w where w.jurisdiction_id = :jurisdiction and w.roster_id = $1 and ($2::uuid is null or w.id < $2)
     order by w.id desc limit $3`,
    [rosterId, before, limit],
  );
  return rows;
};

/** Swaps an account has to answer or waits for, of shifts that have not begun. */
export const openSwapsOf = async (tx: Tx, accountId: string, at: Date): Promise<SwapRow[]> => {
  const { rows } = await execute<SwapRow>(
    tx,
    `select ${columns} from shift_swaps w where w.jurisdiction_id = :jurisdiction and w.starts_at > $2
       and ((w.asked_of = $1 and w.state = 'asked') or (w.asked_by = $1 and w.state in ('asked', 'accepted'))) order by w.starts_at, w.id limit 100`,
    [accountId, at],
  );
  return rows;
};

/** Accepted swaps that wait for somebody who manages the roster: of these areas, or of these organisations. */
export const swapsToConfirm = async (
  tx: Tx,
  areaIds: readonly string[],
  organisations: readonly string[],
  at: Date,
  limit: number,
): Promise<SwapRow[]> => {
  const { rows } = await execute<SwapRow>(
    tx,
    `select ${columns} from shift_swaps w join rosters r on r.jurisdiction_id = :jurisdiction and r.id = w.roster_id
     where w.jurisdiction_id = :jurisdiction and w.state = 'accepted' and w.starts_at > $3
       and (r.area_id = any($1::uuid[]) or r.organisation_id = any($2::uuid[])) order by w.starts_at, w.id limit $4`,
    [areaIds, organisations, at, limit],
  );
  return rows;
};

/** Ends what waits for shifts that are gone or have changed hands: the swap can no longer be carried out. */
export const lapse = async (tx: Tx, shiftIds: readonly string[], except: string | null, at: Date): Promise<void> => {
  await execute(
    tx,
    `update shift_swaps set state = 'lapsed', decided_at = $3 where jurisdiction_id = :jurisdiction and state in ('asked', 'accepted')
       and (shift_id = any($1::uuid[]) or return_shift_id = any($1::uuid[])) and id is distinct from $2::uuid`,
    [shiftIds, except, at],
  );
};

/** Ends what was not decided before the shift began. @returns how many */
export const lapseBegun = async (tx: Tx, at: Date): Promise<void> => {
  await execute(
    tx,
    `update shift_swaps set state = 'lapsed', decided_at = $1 where jurisdiction_id = :jurisdiction and state in ('asked', 'accepted')
       and starts_at <= $1`,
    [at],
  );
};
