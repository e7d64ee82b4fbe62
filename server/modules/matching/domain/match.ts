import type { MatchReason } from '#contract/matching/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';

/** What counts of a need or a resource. Days are `YYYY-MM-DD`; null: nothing was said. */
export interface Side {
  readonly kind: string;
  readonly topic: string;
  /** Code of its area. */
  readonly area: string;
  readonly amount: number | null;
  readonly from: string | null;
  readonly until: string | null;
  /** Projects that came of it and still go on. */
  readonly projects: number;
}
export interface Match {
  readonly fits: boolean;
  /** 0–100. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** Parts of a path down to which two areas are the same, and what that is worth. */
const nearness = [
  { depth: 6, case: 'grid', score: 20 },
  { depth: 5, case: 'community', score: 16 },
  { depth: 4, case: 'street', score: 10 },
  { depth: 3, case: 'county', score: 5 },
] as const;
const far = { case: 'far', score: 0 } as const;

const near = (need: string, resource: string): { readonly case: string; readonly score: number } => {
  const [a, b] = [pathOfCode(need).split('.'), pathOfCode(resource).split('.')];
  let depth = 0;
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth++;
  // what is offered in a whole street is as near to each of its communities as the street
  return nearness.find((one) => depth >= one.depth) ?? far;
};
const dayScore = 10;
const amountScore = 10;
const idleScore = 10;

/** How a resource suits a need, with a reason for each thing that was looked at. @param today day in Shanghai */
export const match = (need: Side, resource: Side, today: string): Match => {
  const reasons: MatchReason[] = [];
  let score = 0;
  const say = (what: MatchReason['what'], good: boolean, which: string, worth = 0, data: MatchReason['data'] = {}): boolean => {
    reasons.push({ what, good, case: which, data });
    score += worth;
    return good;
  };
  const isSameKind = say(
    'kind',
    need.kind === resource.kind,
    need.kind === resource.kind ? 'same' : 'other',
    need.kind === resource.kind ? 30 : 0,
  );
  const isSameTopic = need.topic === resource.topic;
  say('topic', isSameTopic, isSameTopic ? 'same' : 'other', isSameTopic ? 20 : 0);
  const { case: place, score: worth } = near(need.area, resource.area);
  say('near', place !== 'far', place, worth);
  const isOver = resource.until !== null && resource.until < today;
  const isLate = resource.from !== null && need.until !== null && resource.from > need.until;
  const isInTime = isOver
    ? say('time', false, 'over', 0, { until: resource.until ?? '' })
    : isLate
      ? say('time', false, 'late', 0, { from: resource.from ?? '', until: need.until ?? '' })
      : say('time', true, 'fits', dayScore);
  if (need.amount === null || need.amount === 0 || resource.amount === null) say('amount', true, 'unknown', amountScore / 2);
  else {
    const share = Math.min(resource.amount / need.amount, 1);
    say('amount', share === 1, share === 1 ? 'enough' : 'part', amountScore * share, { has: resource.amount, needs: need.amount });
  }
  say('idle', resource.projects === 0, resource.projects === 0 ? 'idle' : 'busy', resource.projects === 0 ? idleScore : 0, {
    count: resource.projects,
  });
  return { fits: isSameKind && isInTime, score: Math.round(score), reasons };
};

/** Matches in the order in which they are looked at: those that fit, the best first; of equals the one with the smaller id. */
export const ranked = <M extends Match & { readonly id: string }>(matches: readonly M[]): M[] =>
  matches.toSorted((a, b) => Number(b.fits) - Number(a.fits) || b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
