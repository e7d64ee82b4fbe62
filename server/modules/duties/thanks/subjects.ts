import type { thankedFor } from '#contract/duties/thanks-values.ts';
import type { Tx } from '#kernel/db.ts';

/** What somebody may be thanked for, as the module tells it that knows who did it. */
export interface Thanked {
  /** In words that may stand on the wall: no person, no address. */
  readonly title: string;
  readonly areaPath: string;
  /** Persons who did it. */
  readonly people: readonly string[];
}
export interface ThankedSource {
  readonly what: (typeof thankedFor)[number];
  /** Read by the platform itself: who did it need not be known to whoever thanks. Null: there is no such thing, or it is not theirs to give thanks for. */
  of(tx: Tx, accountId: string, subjectId: string): Promise<Thanked | null>;
}
/** Modules add what they know; who is thanked is never named by whoever thanks. */
export interface ThankedSources {
  add(source: ThankedSource): void;
  of(what: string): ThankedSource | null;
}
export const createThanked = (): ThankedSources => {
  const sources = new Map<string, ThankedSource>();
  return { add: (source) => void sources.set(source.what, source), of: (what) => sources.get(what) ?? null };
};
