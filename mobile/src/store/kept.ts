import type { QueryClient } from '@tanstack/react-query';
import { onOpened, sealed, unsealed } from '../session/bound.ts';
import { store } from './database.ts';

/** What a grid worker without a network still wants to read; a query whose `meta` says `kept: false` is left out: it names people. */
const worth = [
  'me',
  'my',
  'tasks',
  'case',
  'categories',
  'disputes',
  'duty',
  'field',
  'households',
  'patrols',
  'visits',
  'activities',
  'registers',
  'care',
  'offers',
];
/** Older than this is more misleading than useful. */
const maxAge = 3 * 86_400_000;

const fill = async (client: QueryClient): Promise<void> => {
  const rows = await store.kept.toArray().catch(() => []);
  for (const row of rows) {
    const key = JSON.parse(row.key) as string[];
    if (Date.now() - row.at > maxAge) void store.kept.delete(row.key);
    else if (client.getQueryData(key) === undefined) {
      const data = await unsealed(row.key, row.data);
      if (data === undefined) continue;
      client.setQueryData(key, data, { updatedAt: row.at });
      // Shown at once and read anew at once: the session may have ended meanwhile.
      client.getQueryCache().find({ queryKey: key })?.invalidate();
    }
  }
};

const keep = async (name: string, data: unknown): Promise<void> => {
  const at = Date.now();
  const kept = await sealed(name, data);
  if (kept !== undefined) await store.kept.put({ key: name, data: kept, at });
};

/** Fills the query cache with what was last seen on this device – on a bound one each time it is unlocked –, then keeps writing what arrives. */
export const keepQueries = async (client: QueryClient): Promise<void> => {
  onOpened(() => void fill(client));
  await fill(client);
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual) return;
    const key = event.query.queryKey;
    if (!worth.includes(String(key[0])) || event.query.meta?.['kept'] === false) return;
    void keep(JSON.stringify(key), event.query.state.data).catch(() => {});
  });
};

/** Removes everything read under the account that signs out. Rejects when it is still there; a browser without a store never kept any. */
export const forgetKept = (): Promise<void> =>
  store
    .transaction('rw', store.kept, store.sent, () => Promise.all([store.kept.clear(), store.sent.clear()]).then(() => undefined))
    .catch((error: unknown) => {
      if (store.isOpen()) throw error;
    });
