import { type PointsRule, pointsOf, type Silence, type Told, threeRates, type Weights, weighed } from '#contract/ratings/formulas.ts';
import type { RateFigures } from '#contract/ratings/rates.ts';

/** Counts as the database gives them, of counted and of excluded complaints. */
export interface Counted extends Told {
  readonly key: string | null;
  readonly excluded: boolean;
  readonly notReached: number;
  readonly refused: number;
}
export interface RateRule {
  readonly silence: Silence;
  readonly weights: Weights;
  readonly points: PointsRule | null;
}

const add = (rows: readonly Counted[]): Told & { notReached: number; refused: number } => {
  const sum = (of: (row: Counted) => number): number => rows.reduce((n, row) => n + of(row), 0);
  return {
    rated: sum((r) => r.rated),
    answered: sum((r) => r.answered),
    solved: sum((r) => r.solved),
    satisfied: sum((r) => r.satisfied),
    silent: sum((r) => r.silent),
    notReached: sum((r) => r.notReached),
    refused: sum((r) => r.refused),
  };
};

/** Figures of some counts by a rule. */
const figuresOf = (told: Told, { silence, weights, points }: RateRule): RateFigures => {
  const rates = threeRates(told, silence);
  return {
    ...rates,
    weighed: weighed(rates, weights),
    points: points === null || rates.satisfied === null ? null : pointsOf(rates.satisfied, points),
  };
};

/** Both figures, with and without what was found not to count, and who gave no rating. */
export const bothOf = (rows: readonly Counted[], rule: RateRule) => {
  const [all, counted, out] = [add(rows), add(rows.filter(({ excluded }) => !excluded)), add(rows.filter(({ excluded }) => excluded))];
  return {
    all: figuresOf(all, rule),
    counted: figuresOf(counted, rule),
    excluded: out.rated + out.silent + out.notReached + out.refused,
    notReached: all.notReached,
    refused: all.refused,
    silent: all.silent,
  };
};
