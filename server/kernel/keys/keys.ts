import type { Logger } from 'pino';
import type { Database } from '../db.ts';
import { eachJurisdiction } from '../each-jurisdiction.ts';
import type { Jurisdictions } from '../jurisdictions.ts';
import type { Live } from '../live.ts';
import type { MasterKey } from './master.ts';
import type { Ring } from './ring.ts';
import { createRings, installation, type Rings } from './rings.ts';

/** Live channel on which processes are told to read the keys again. */
export const keysChannel = 'keys';
const batch = 500;

/** A place where a module keeps sealed values, so that they follow when keys are renewed. */
export interface SealedRows {
  /** Whether they belong to accounts, whose keys are the installation's, or to jurisdictions. */
  readonly of: 'installation' | 'jurisdiction';
  /**
   * Seals rows with older versions again, in a transaction of its own.
   * @returns how many it sealed, at most `limit`; 0 when none is left
   */
  reseal(scope: string, ring: Ring, limit: number): Promise<number>;
}

export interface Keys extends Rings {
  /** Registers a place with sealed values. */
  add(rows: SealedRows): void;
  /** Seals whatever has an older version with the newest, in batches, and then retires the older ones. A job; harmless when repeated. */
  reseal(): Promise<void>;
}

/** The keys of an installation, whose master keys were checked. */
export const createKeys = (
  { db, jurisdictions, live, log }: { db: Database; jurisdictions: Jurisdictions; live: Live; log: Logger },
  masters: readonly MasterKey[],
): Keys => {
  const rings = createRings(db.aside, masters);
  live.subscribe(keysChannel, () => rings.forget());
  live.onGap(() => rings.forget());
  const places: SealedRows[] = [];
  const resealScope = async (scope: string, of: SealedRows['of']): Promise<void> => {
    const ring = await rings.of(scope);
    for (const place of places.filter((one) => one.of === of)) while ((await place.reseal(scope, ring, batch)) > 0);
    const { rowCount } = await db.pool.query(
      'update data_keys set retired_at = now() where scope = $1 and version < $2 and retired_at is null',
      [scope, ring.version],
    );
    if (rowCount) await live.publish(keysChannel, {});
  };
  return {
    ...rings,
    add: (rows) => void places.push(rows),
    reseal: async () => {
      // a process that missed the news of a new version must not retire what it still seals with
      rings.forget();
      await resealScope(installation, 'installation');
      await eachJurisdiction({ jurisdictions, log }, 'kernel.reseal', (id) => resealScope(id, 'jurisdiction'));
    },
  };
};
