import type { Card } from '#contract/scorecards/card.ts';
import { type Database, systemAccess } from '#kernel/db.ts';
import type { Fact } from './domain/figures.ts';
import type { Alone } from './domain/score.ts';
import { createStanding, type Standing } from './domain/standing.ts';
import { factsWithDecisions } from './gather.ts';
import type { Sources, Subject } from './sources.ts';
import type { RunRecord } from './store/runs.ts';

/** Milliseconds after which everybody's facts are asked for anew; whoever is looked at is asked for each time. */
const freshFor = 5 * 60_000;
/** Periods kept at once; a district runs some dozens. */
const mostKept = 100;

interface Kept {
  readonly standing: Standing;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly since: number;
}

/** Running periods as they stand, in the memory of one process: one subject is seen with its newest facts beside the others as they were some minutes ago. */
export interface LiveRuns {
  /** Null where the subject is not scored. */
  preview(
    run: RunRecord,
    card: Card,
    key: string,
    asked: { readonly jurisdictionId: string; readonly at: Date },
  ): Promise<{ subject: Subject; facts: ReadonlyMap<string, Fact>; score: Alone } | null>;
}

export const createLiveRuns = (db: Database, sources: Sources): LiveRuns => {
  const kept = new Map<string, Promise<Kept>>();
  const begin = async (run: RunRecord, card: Card, { jurisdictionId, at }: { jurisdictionId: string; at: Date }): Promise<Kept> =>
    db.read(systemAccess(jurisdictionId), async (tx) => {
      const days = [run.first, run.last] as const;
      const subjects = await sources.subjectsOf(tx, card, { jurisdictionId, days });
      const facts = await factsWithDecisions(tx, sources, run, card, { jurisdictionId, subjects, at });
      const standing = createStanding(
        card,
        subjects.map(({ key }) => key),
      );
      for (const [key, own] of facts) for (const [indicator, fact] of own) standing.put(key, indicator, fact);
      return { standing, subjects: new Map(subjects.map((one) => [one.key, one])), since: at.getTime() };
    });
  return {
    preview: async (run, card, key, { jurisdictionId, at }) => {
      const before = await kept.get(run.id);
      let current = before;
      if (!before || at.getTime() - before.since > freshFor) {
        const fresh = begin(run, card, { jurisdictionId, at });
        kept.delete(run.id);
        kept.set(run.id, fresh);
        fresh.catch(() => kept.delete(run.id));
        for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) kept.delete(oldest);
        // whoever is kept already is good enough while the others are asked for
        current = before ?? (await fresh);
      }
      const subject = current?.subjects.get(key);
      if (!current || !subject) return null;
      const { standing } = current;
      const facts = await db.read(systemAccess(jurisdictionId), (tx) =>
        factsWithDecisions(tx, sources, run, card, { jurisdictionId, subjects: [subject], at }),
      );
      const own = facts.get(key);
      for (const { code } of card.indicators) standing.put(key, code, own?.get(code));
      const score = standing.preview(key);
      return score && { subject, facts: own ?? new Map(), score };
    },
  };
};
