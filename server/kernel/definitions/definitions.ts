import type { Database, Tx } from '../db.ts';
import type { Live } from '../live.ts';
import type { DefinitionKind, Version } from './kind.ts';
import { definitionsChannel } from './publish.ts';
import { inForceAt, versionNumbered } from './store.ts';

export { type DefinitionKind, defineDefinition, type Problem, type Version } from './kind.ts';
export { inForceTopic, publish, withdraw } from './publish.ts';

/** What is defined by versions. */
export interface Definitions {
  /** Makes a kind known: pages can prepare and publish it. Called when its module opens. */
  add<C>(kind: DefinitionKind<C>): void;
  all(): readonly DefinitionKind[];
  find(kind: string): DefinitionKind | null;
  /** The version in force at a moment, from memory; null where nothing was published. Rereads what another process published. */
  inForce<C>(kind: DefinitionKind<C>, jurisdictionId: string, at: Date, subject?: string): Promise<Version<C> | null>;
}

/** The version in force at a moment as the database has it; null where nothing was published. */
export const readInForce = async <C>(
  tx: Tx,
  kind: DefinitionKind<C>,
  jurisdictionId: string,
  at: Date,
  subject = '',
): Promise<(Version<C> & { readonly until: Date | null }) | null> => {
  const found = await inForceAt(tx, { jurisdictionId, kind: kind.kind, subject }, at);
  return found && { ...found, content: kind.schema.parse(found.content) };
};

/** The version of a number, for a fact that names it; null where there is none. */
export const readVersion = async <C>(
  tx: Tx,
  kind: DefinitionKind<C>,
  jurisdictionId: string,
  version: number,
  subject = '',
): Promise<Version<C> | null> => {
  const found = await versionNumbered(tx, { jurisdictionId, kind: kind.kind, subject }, version);
  return found && { version, effectiveFrom: found.effectiveFrom, content: kind.schema.parse(found.content) };
};

type Known = Promise<(Version<unknown> & { readonly until: Date | null }) | null>;

export const createDefinitions = (db: Database, live: Live): Definitions => {
  const kinds = new Map<string, DefinitionKind>();
  /** By jurisdiction and kind, then by subject; what is scheduled lets a memory end. */
  const memory = new Map<string, Map<string, Known>>();
  live.subscribe(definitionsChannel, (payload) => {
    const { jurisdictionId, kind } = payload as { jurisdictionId: string; kind: string };
    memory.delete(`${jurisdictionId} ${kind}`);
  });
  live.onGap(() => memory.clear());
  return {
    add: (kind) => {
      kinds.set(kind.kind, kind as unknown as DefinitionKind);
    },
    all: () => [...kinds.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    find: (kind) => kinds.get(kind) ?? null,
    inForce: async <C>(kind: DefinitionKind<C>, jurisdictionId: string, at: Date, subject = '') => {
      const key = `${jurisdictionId} ${kind.kind}`;
      const known = (await memory.get(key)?.get(subject)) as (Version<C> & { until: Date | null }) | null | undefined;
      if (known && known.effectiveFrom <= at && (known.until === null || at < known.until)) return known;
      const fresh = db.load(jurisdictionId, (tx) => readInForce(tx, kind, jurisdictionId, at, subject));
      const mine = memory.get(key) ?? new Map<string, Known>();
      memory.set(key, mine);
      mine.set(subject, fresh);
      fresh.catch(() => mine.delete(subject));
      return fresh;
    },
  };
};
