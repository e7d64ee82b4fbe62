import { execute, type Tx } from '#kernel/db.ts';
import type { Allowance } from '../domain/session-rules.ts';

/**
 * Takes one attempt out of the allowance before anything is checked, so that attempts running in parallel in any number of processes
 * cannot exceed it: the row's lock puts them in line and each sees the count of the one before.
 * @returns null when the attempt may go on, else until when the key is blocked
 */
export const reserveAttempt = async (tx: Tx, key: Buffer, allowance: Allowance, at: Date): Promise<Date | null> => {
  const { rows } = await execute(
    tx,
    `insert into sign_in_attempts as t (key, attempts, window_start, blocked_until)
     values ($1, 1, $2, case when $3::int <= 1 then $2::timestamptz + make_interval(secs => coalesce($5::int, $4::int)) end)
     on conflict (key) do update set (attempts, window_start, blocked_until) = (
       select n.attempts, n.start, case when n.attempts >= $3 then coalesce($2::timestamptz + make_interval(secs => $5::int), n.start + make_interval(secs => $4::int)) end
       from (select case when fresh then 1 else t.attempts + 1 end as attempts, case when fresh then $2 else t.window_start end as start
         from (select t.blocked_until is not null or t.window_start + make_interval(secs => $4::int) <= $2 as fresh) f) n)
     where t.blocked_until is null or t.blocked_until <= $2 returning key`,
    [key, at, allowance.max, allowance.windowSeconds, allowance.blockSeconds === 'window' ? null : allowance.blockSeconds],
  );
  return rows.length > 0 ? null : ((await readBlock(tx, key, at)) ?? at);
};

/**
 * Gives back one attempt that was right though it did not finish: only wrong ones may stay counted. A lock that it started is lifted;
 * no more than `max` wrong ones are ever let through, because the count of the others stands.
 */
export const giveBackAttempt = async (tx: Tx, key: Buffer): Promise<void> => {
  await execute(tx, 'update sign_in_attempts set attempts = attempts - 1, blocked_until = null where key = $1 and attempts > 0', [key]);
};

/** Until when a key is blocked, null when it is not. */
export const readBlock = async (tx: Tx, key: Buffer, at: Date): Promise<Date | null> => {
  const { rows } = await execute<{ blocked_until: Date }>(
    tx,
    'select blocked_until from sign_in_attempts where key = $1 and blocked_until > $2',
    [key, at],
  );
  return rows[0]?.blocked_until ?? null;
};

/** Blocks of many keys, by position. */
export const readBlocks = async (tx: Tx, keys: readonly Buffer[], at: Date): Promise<Map<string, Date>> => {
  const { rows } = await execute<{ key: Buffer; blocked_until: Date }>(
    tx,
    'select key, blocked_until from sign_in_attempts where key = any($1) and blocked_until > $2',
    [keys, at],
  );
  return new Map(rows.map((r) => [r.key.toString('hex'), r.blocked_until]));
};

/** Forgets the attempts under a key. */
export const clearAttempts = async (tx: Tx, key: Buffer): Promise<void> => {
  await execute(tx, 'delete from sign_in_attempts where key = $1', [key]);
};
