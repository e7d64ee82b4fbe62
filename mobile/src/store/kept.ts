import type { QueryClient } from '@tanstack/react-query';
import { store } from './database.ts';

/** What a grid worker without a network still wants to read. */
const worth = ['me', 'my', 'tasks', 'case', 'categories', 'disputes'];
/** Older than this is more misleading than useful. */
const maxAge = 3 * 86_400_000;

/** Fills the query cache with what was last seen on this device, then keeps writing what arrives. */
export const keepQueries = async (client: QueryClient): Promise<void> => {
  const rows = await store.kept.toArray().catch(() => []);
  for (const row of rows) {
    const key = JSON.parse(row.key) as string[];
    if (Date.now() - row.at > maxAge) void store.kept.delete(row.key);
    else if (client.getQueryData(key) === undefined) {
      client.setQueryData(key, row.data, { updatedAt: row.at });
      // Shown at once and read anew at once: the session may have ended meanwhile.
      client.getQueryCache().find({ queryKey: key })?.invalidate();
    }
  }
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return;
    const key = event.query.queryKey;
    if (!worth.includes(String(key[0]))) return;
    void store.kept.put({ key: JSON.stringify(key), data: event.query.state.data, at: Date.now() }).catch(() => {});
  });
};

/** Removes everything read under the account that signs out. Rejects when it is still there; a browser without a store never kept any. */
export const forgetKept = (): Promise<void> =>
  store.kept.clear().catch((error: unknown) => {
    if (store.isOpen()) throw error;
  });
