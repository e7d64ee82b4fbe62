import type { Card } from '#contract/scorecards/card.ts';
import type { Command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import type { ScoreRecord } from './domain/record.ts';
import { cardOf } from './queries/present.ts';
import type { Sources } from './sources.ts';
import { pageOfSettled, type RunRecord, scoresOf } from './store/runs.ts';

/** A period that is final, as its newest edition has it. */
export interface SettledRun {
  readonly run: Pick<RunRecord, 'id' | 'card' | 'version' | 'first' | 'last' | 'edition'>;
  readonly card: Card;
}
export interface Settled extends SettledRun {
  readonly scores: readonly ScoreRecord[];
}
/**
 * Does what follows from a final period, within the transaction that makes it final. Called again for each later edition, as corrections change who stands on a
 * list: what was done for an edition before is the listener's to take back.
 */
export type SettledListener = (command: Command, settled: Settled) => Promise<void>;

/** Final periods for modules that act on them. */
export interface Settlements {
  follow(listener: SettledListener): void;
  /** Final and archived periods, the newest first. */
  settled(
    tx: Tx,
    asked: { readonly jurisdictionId: string; readonly card?: string; readonly runId?: string; readonly limit: number },
  ): Promise<SettledRun[]>;
  /** Scores of the newest edition, by subject. */
  settledScores(tx: Tx, run: Pick<RunRecord, 'id' | 'edition'>): Promise<ScoreRecord[]>;
}

/** Versions of cards kept in memory; a district has some dozens. */
const mostCards = 300;

/** @returns the same with what commands of this module tell all listeners by, in the order in which they came. */
export const createSettlements = (sources: Sources): Settlements & { readonly tell: SettledListener } => {
  const listeners: SettledListener[] = [];
  // a version never changes: two years of months ask for none of theirs twice
  const cards = new Map<string, Card>();
  const known = async (tx: Tx, jurisdictionId: string, run: RunRecord): Promise<Card> => {
    const key = `${jurisdictionId} ${run.card} ${run.version}`;
    const card = cards.get(key) ?? (await cardOf({ sources }, tx, jurisdictionId, run));
    cards.delete(key);
    cards.set(key, card);
    for (const oldest of [...cards.keys()].slice(0, Math.max(0, cards.size - mostCards))) cards.delete(oldest);
    return card;
  };
  return {
    follow: (listener) => void listeners.push(listener),
    tell: async (command, settled) => {
      for (const listener of listeners) await listener(command, settled);
    },
    settled: async (tx, { jurisdictionId, card, runId, limit }) => {
      const found: SettledRun[] = [];
      for (const run of await pageOfSettled(tx, card ?? null, runId ?? null, limit))
        found.push({ run, card: await known(tx, jurisdictionId, run) });
      return found;
    },
    settledScores: (tx, { id, edition }) => scoresOf(tx, id, edition),
  };
};
