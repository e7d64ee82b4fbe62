import type { Database } from './db.ts';
import { keyedHash } from './hash.ts';

/** A fixed-window counter shared by all processes. */
export interface Limiter {
  /**
   * Counts one act under `key` and says whether it is still within `max` per `windowSeconds`.
   * @returns seconds until the window ends when it is not, else null
   */
  hit(key: string, max: number, windowSeconds: number): Promise<number | null>;
  /** Removes windows that ended more than a day ago. */
  tidy(): Promise<void>;
}

/** Keys are stored as keyed hashes: the table tells nobody's address. */
export const createLimiter = (db: Database, secret: string): Limiter => ({
  hit: async (key, max, windowSeconds) => {
    const { rows } = await db.pool.query<{ count: number; left: number }>(
      `insert into rate_windows as w (key, window_start, count)
       values ($1, to_timestamp(floor(extract(epoch from now()) / $2::int) * $2::int), 1)
       on conflict (key, window_start) do update set count = w.count + 1
       returning count, ceil(extract(epoch from window_start) + $2::int - extract(epoch from now()))::int as left`,
      [keyedHash(secret, key), windowSeconds],
    );
    const row = rows[0];
    return row && row.count > max ? Math.max(1, row.left) : null;
  },
  tidy: async () => {
    await db.pool.query("delete from rate_windows where window_start < now() - interval '1 day'");
  },
});
