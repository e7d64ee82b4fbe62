import { execute, type Tx } from '#kernel/db.ts';
import type { Allowance } from '../domain/session-rules.ts';

/** The longest pause that a growing block reaches, in seconds. */
const longestPause = 3_600;

/**
 * Takes one attempt out of the allowance before anything is checked, so that attempts running in parallel in any number of processes
 * cannot exceed it: the row's lock puts them in line and each sees the count of the one before.
 * @returns null when the attempt may go on, else until when the key is blocked
 */
export const reserveAttempt = async (
  tx: Tx,
  key: Buffer,
  allowance: Allowance,
  at: Date,
  accountId: string | null = null,
): Promise<Date | null> => {
  const { max, windowSeconds, block } = allowance;
  const [pause, growing] = block === 'window' ? [null, false] : 'growing' in block ? [block.growing, true] : [block.seconds, false];
  // a block that grows goes on growing until the window ends; any other begins a new count
  const { rows } = await execute(
    tx,
    `insert into sign_in_attempts as t (key, attempts, window_start, blocked_until, account_id)
     values ($1, 1, $2, case when $3::int <= 1 then $2::timestamptz + make_interval(secs => coalesce($5::int, $4::int)) end, $7)
     on conflict (key) do update set (attempts, window_start, blocked_until) = (
       select n.attempts, n.start, case
           when n.attempts < $3 then null
           when $6 then $2::timestamptz + make_interval(secs => least(${longestPause}, $5::int * power(2, least(n.attempts - $3, 20))))
           else coalesce($2::timestamptz + make_interval(secs => $5::int), n.start + make_interval(secs => $4::int)) end
       from (select case when fresh then 1 else t.attempts + 1 end as attempts, case when fresh then $2 else t.window_start end as start
         from (select (t.blocked_until is not null and not $6) or t.window_start + make_interval(secs => $4::int) <= $2 as fresh) f) n)
     where t.blocked_until is null or t.blocked_until <= $2 returning key`,
    [key, at, max, windowSeconds, pause, growing, accountId],
  );
  return rows.length > 0 ? null : ((await readBlock(tx, [key], at)) ?? at);
};

/**
 * Gives back one attempt that was right though it did not finish: only wrong ones may stay counted. A lock that it started is lifted;
 * no more than `max` wrong ones are ever let through, because the count of the others stands.
 */
export const giveBackAttempts = async (tx: Tx, keys: readonly Buffer[]): Promise<void> => {
  await execute(tx, 'update sign_in_attempts set attempts = attempts - 1, blocked_until = null where key = any($1) and attempts > 0', [
    keys,
  ]);
};

/** Until when the last of the blocks of some keys lasts, null when none is blocked. */
export const readBlock = async (tx: Tx, keys: readonly Buffer[], at: Date): Promise<Date | null> => {
  const { rows } = await execute<{ until: Date | null }>(
    tx,
    'select max(blocked_until) as until from sign_in_attempts where key = any($1) and blocked_until > $2',
    [keys, at],
  );
  return rows[0]?.until ?? null;
};

/** Until when sign-ins to accounts are locked somewhere, by account. */
export const readLocks = async (tx: Tx, accountIds: readonly string[], at: Date): Promise<Map<string, Date>> => {
  const { rows } = await execute<{ account_id: string; until: Date }>(
    tx,
    'select account_id, max(blocked_until) as until from sign_in_attempts where account_id = any($1) and blocked_until > $2 group by account_id',
    [accountIds, at],
  );
  return new Map(rows.map((r) => [r.account_id, r.until]));
};

/** Forgets the attempts under some keys. */
export const clearAttempts = async (tx: Tx, keys: readonly Buffer[]): Promise<void> => {
  await execute(tx, 'delete from sign_in_attempts where key = any($1)', [keys]);
};

/** Forgets all attempts at an account, wherever they came from. */
export const clearAttemptsAt = async (tx: Tx, accountId: string): Promise<void> => {
  await execute(tx, 'delete from sign_in_attempts where account_id = $1', [accountId]);
};
