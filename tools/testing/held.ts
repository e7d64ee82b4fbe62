import type { Tx } from '#kernel/db.ts';
import type { District } from './district.ts';

/** What happens in which order. */
interface Held<T> {
  /** Takes the lock, in a transaction of its own. */
  readonly first: (tx: Tx) => Promise<unknown>;
  /** Begins what runs into the lock. */
  readonly meanwhile: () => Promise<T>;
  /** How many transactions wait for a lock, at least, before the first goes on. */
  readonly waiting?: number;
  /** What the first still does before it ends. */
  readonly afterwards?: (tx: Tx) => Promise<unknown>;
}

/**
 * Lets transactions meet in an order the test decides: one holds a lock until as many as expected wait in the district's database.
 * @returns what came of `meanwhile`, and whether it ever waited
 */
export const held = async <T>(
  d: District,
  { first, meanwhile, waiting = 1, afterwards }: Held<T>,
): Promise<{ outcome: T; waited: boolean }> => {
  const [locked, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = d.database.db.write(d.access, async (tx) => {
    await first(tx);
    locked.resolve();
    await go.promise;
    await afterwards?.(tx);
  });
  await Promise.race([locked.promise, holding]);
  let settled = false;
  const running = meanwhile().finally(() => {
    settled = true;
  });
  let waited = false;
  try {
    while (!settled && !waited) {
      const rows = await d.asOwner("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
      waited = rows.length >= waiting;
    }
  } finally {
    go.resolve();
    await holding;
  }
  return { outcome: await running, waited };
};
