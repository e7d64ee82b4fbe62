import type { MasterKey } from './master.ts';
import { openRing, type Ring, rewrap, type WrappedKey, wrapNew } from './ring.ts';

/** Scope of what belongs to accounts rather than to one jurisdiction. */
export const installation = '00000000-0000-0000-0000-000000000000';

type Query = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };

const readKeys = async (database: Query, condition = 'true', values: unknown[] = []): Promise<WrappedKey[]> =>
  (
    await database.query(
      `select scope, version, master, wrapped, retired_at is not null as retired from data_keys where ${condition} order by scope, version`,
      values,
    )
  ).rows as WrappedKey[];

const insertKey = async (database: Query, { scope, version, master, wrapped }: WrappedKey): Promise<void> => {
  await database.query('insert into data_keys (scope, version, master, wrapped) values ($1, $2, $3, $4) on conflict do nothing', [
    scope,
    version,
    master,
    wrapped,
  ]);
};

const firstOf = (masters: readonly MasterKey[]): MasterKey => {
  const [first] = masters;
  if (!first) throw new Error('There is no master key: personal data can be neither kept nor read (docs/operations.md, Keys).');
  return first;
};

/** Opened keys by scope. */
export interface Rings {
  /**
   * The keys of a jurisdiction or of the {@link installation}, made on first use and kept in memory. They are read and made outside any
   * transaction, so that nothing is ever sealed with a key that was rolled back: await this before a transaction begins.
   * @throws when the master key is missing or wrong
   */
  of(scope: string): Promise<Ring>;
  /** Forgets what is in memory: keys were added or retired. */
  forget(): void;
}

export const createRings = (database: Query, masters: readonly MasterKey[]): Rings => {
  const rings = new Map<string, Promise<Ring>>();
  const open = async (scope: string): Promise<Ring> => {
    let rows = await readKeys(database, 'scope = $1', [scope]);
    if (rows.length === 0) {
      await insertKey(database, wrapNew(scope, 1, firstOf(masters)));
      // of two processes that do this at once, both take what the first one wrote
      rows = await readKeys(database, 'scope = $1', [scope]);
    }
    return openRing(rows, masters);
  };
  return {
    of: (scope) => {
      const known = rings.get(scope);
      if (known) return known;
      const opening = open(scope);
      rings.set(scope, opening);
      opening.catch(() => rings.delete(scope));
      return opening;
    },
    forget: () => rings.clear(),
  };
};

/**
 * Whether the data keys of a database open with these master keys.
 * @returns how many data keys there are
 * @throws saying which key is missing, and what to do
 */
export const checkMasterKeys = async (database: Query, masters: readonly MasterKey[]): Promise<number> => {
  const rows = await readKeys(database);
  for (const row of rows) {
    if (!masters.some(({ fingerprint }) => fingerprint === row.master))
      throw new Error(
        `The master key ${row.master} is missing: without it, personal data in this database cannot be read. ` +
          (masters.length === 0 ? 'There is none at all. ' : `There is only ${masters.map((m) => m.fingerprint).join(', ')}. `) +
          'Put master.key back into the data folder, or set LINLI_MASTER_KEY or LINLI_MASTER_KEY_FILE (docs/operations.md, Keys).',
      );
    openRing([row], masters);
  }
  return rows.length;
};

/** Wraps all data keys with the first master key, in one transaction. @returns how many another one wrapped */
export const rewrapAll = async (database: Query, masters: readonly MasterKey[]): Promise<number> => {
  const first = firstOf(masters);
  await database.query('begin');
  try {
    const rows = await readKeys(database, 'master <> $1', [first.fingerprint]);
    for (const row of rows) {
      const { scope, version, master, wrapped } = rewrap(row, masters, first);
      await database.query('update data_keys set master = $3, wrapped = $4 where scope = $1 and version = $2', [
        scope,
        version,
        master,
        wrapped,
      ]);
    }
    await database.query('commit');
    return rows.length;
  } catch (error) {
    await database.query('rollback');
    throw error;
  }
};

/** Adds a version of the data keys to every scope: from now on values are sealed with it. @returns how many scopes there are */
export const renewAll = async (database: Query, masters: readonly MasterKey[]): Promise<number> => {
  const newest = new Map((await readKeys(database)).map((row) => [row.scope, row.version]));
  for (const [scope, version] of newest) await insertKey(database, wrapNew(scope, version + 1, firstOf(masters)));
  return newest.size;
};
