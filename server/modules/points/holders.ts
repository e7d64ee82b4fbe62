import type { HolderType } from '#contract/points/values.ts';
import type { Tx } from '#kernel/db.ts';

/** What a holder is called and where it stands. */
export interface Named {
  readonly name: string;
  readonly areaPath: string;
}

/** Names holders of one kind; those it does not know are left out. */
export type NamesHolders = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, Named>>;

/** Who names which holders: each module those it keeps. */
export interface Holders {
  add(type: HolderType, names: NamesHolders): void;
  named(tx: Tx, type: HolderType, ids: readonly string[]): Promise<ReadonlyMap<string, Named>>;
}

export const createHolders = (): Holders => {
  const known = new Map<HolderType, NamesHolders>();
  return {
    add: (type, names) => void known.set(type, names),
    named: async (tx, type, ids) => (ids.length > 0 && (await known.get(type)?.(tx, ids))) || new Map(),
  };
};
