import { type Database, systemAccess, type Tx, waitAsLong } from '../db.ts';
import { eachJurisdiction } from '../each-jurisdiction.ts';
import type { Kernel } from '../kernel.ts';
import { changesOf, type Part } from './counters.ts';
import * as store from './store.ts';

/** Counters a module declares over its own rows. */
export interface Rollup {
  /** `<module>.<what>`, lasting: the counters and the subscription are kept under it. */
  readonly name: string;
  /** Counted up when other counters come out of the same rows: every jurisdiction's are then built anew. */
  readonly version: number;
  /** Events that say that a subject has changed; the subject of the event is that of the part. */
  readonly topic: string;
  /** Sheets that are only ever read over all days: each scope has one sum on them, however many days there are. */
  readonly undated?: readonly string[];
  /**
   * What subjects are to be counted as now; absent when as nothing. Read with the platform's access, from the module's own rows and not from
   * the event: whatever comes late, twice or in another order leads to the same counters.
   */
  parts(tx: Tx, jurisdictionId: string, subjects: readonly string[]): Promise<Part[]>;
  /** Ids of subjects after one, in order, not more than `most`. */
  after(tx: Tx, id: string, most: number): Promise<string[]>;
}

export interface Rollups {
  /** Declares counters; they are kept from then on. Call when the module opens. */
  add(rollup: Rollup): void;
  /** Counts all of a jurisdiction anew. Nobody sees anything between the old counters and the new ones. */
  rebuild(jurisdictionId: string, name: string): Promise<void>;
  /** Builds what was never built, or by another version. */
  buildAll(): Promise<void>;
}

/** Subjects counted at once while all are. */
const batch = 10_000;
const zero = '00000000-0000-0000-0000-000000000000';

/** Replaces what subjects were counted as by what they are now. */
const replace = async (tx: Tx, rollup: Rollup, jurisdictionId: string, subjects: readonly string[]): Promise<void> => {
  const [before, after] = await Promise.all([store.partsOf(tx, rollup.name, subjects), rollup.parts(tx, jurisdictionId, subjects)]);
  const known = new Set(after.map(({ subject }) => subject));
  const gone = before.filter(({ subject }) => !known.has(subject)).map(({ subject }) => subject);
  if (after.length > 0) await store.putParts(tx, rollup.name, after);
  if (gone.length > 0) await store.dropParts(tx, rollup.name, gone);
  const changes = changesOf(before, after, rollup.undated);
  if (changes.length > 0) await store.changeCells(tx, rollup.name, changes);
};

/** Counts subjects as they are now, inside a transaction of the platform's: for what is written without events. */
export const countNow = async (tx: Tx, rollup: Rollup, jurisdictionId: string, subjects: readonly string[]): Promise<void> => {
  await store.lockRollup(tx, rollup.name);
  await replace(tx, rollup, jurisdictionId, subjects);
};

export const createRollups = (db: Database, { jurisdictions, log, relay }: Pick<Kernel, 'jurisdictions' | 'log' | 'relay'>): Rollups => {
  const declared = new Map<string, Rollup>();
  const get = (name: string): Rollup => {
    const rollup = declared.get(name);
    if (!rollup) throw new Error(`nothing is counted under the name ${name}`);
    return rollup;
  };

  /** A transaction that waits for its turn as long as it takes: a jurisdiction may be counted as a whole meanwhile. */
  const inTurn = (jurisdictionId: string, { name }: Rollup, work: (tx: Tx) => Promise<void>): Promise<void> =>
    db.write(systemAccess(jurisdictionId), async (tx) => {
      await waitAsLong(tx);
      await store.lockRollup(tx, name);
      await work(tx);
    });

  const rebuild = (jurisdictionId: string, name: string): Promise<void> => {
    const rollup = get(name);
    return inTurn(jurisdictionId, rollup, async (tx) => {
      await store.dropAll(tx, name);
      for (let from = zero; ; ) {
        const ids = await rollup.after(tx, from, batch);
        const last = ids.at(-1);
        if (last === undefined) break;
        await replace(tx, rollup, jurisdictionId, ids);
        from = last;
      }
      await store.markBuilt(tx, name, rollup.version);
    });
  };

  return {
    add: (rollup) => {
      declared.set(rollup.name, rollup);
      relay.on(rollup.name, rollup.topic, (events, jurisdictionId) =>
        inTurn(jurisdictionId, rollup, (tx) => replace(tx, rollup, jurisdictionId, [...new Set(events.map(({ subject }) => subject))])),
      );
    },
    rebuild,
    buildAll: () =>
      eachJurisdiction({ jurisdictions, log }, 'kernel.rollups', async (id) => {
        for (const { name, version } of declared.values())
          if ((await db.read(systemAccess(id), (tx) => store.builtBy(tx, name))) !== version) await rebuild(id, name);
      }),
  };
};
