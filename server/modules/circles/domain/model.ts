import { highestLevel, type modelStates, type Verdict } from '#contract/circles/kinds.ts';

/** How a model shop stands: what a re-check changes. */
export interface Standing {
  readonly level: number;
  /** Last day. */
  readonly until: string;
  readonly recheckOn: string;
  readonly state: (typeof modelStates)[number];
}

/** How a model shop stands after a re-check: mending leaves its level, a strike its days. @param next day of the next re-check @param until new last day */
export const after = (before: Standing, verdict: Verdict, next: string, until: string): Standing => {
  if (verdict === 'strike') return { ...before, state: 'struck' };
  if (verdict === 'mend') return { ...before, state: 'mending', recheckOn: next };
  const level = verdict === 'raise' ? Math.min(before.level + 1, highestLevel) : before.level;
  return { level, state: 'standing', recheckOn: next, until: until > before.until ? until : before.until };
};
