import { type Indicator, scaleOf } from '#contract/scorecards/card.ts';

/** What a source tells of one subject and period: facts, not yet a judgement. */
export interface Fact {
  /** Things that count; null: nobody knows. */
  readonly n: number | null;
  /** Of how many; null where the figure is no rate. */
  readonly of: number | null;
  /** The subject does not have what is asked of it, such as lifts: neither good nor bad. */
  readonly exempt?: true;
  /** Things that a decision in the case engine took out of both, for whoever compares. */
  readonly excluded?: number;
}

/**
 * A figure as a card judges it. `unknown`: nobody can tell; `exempt`: not asked of this subject; `none`: there was nothing to be judged, so neither
 * 0 nor 100 per cent; `few`: the sample tells nothing; `failed`: the formula cannot be worked out, such as a division by nought.
 */
export type Figure =
  | { readonly state: 'known'; readonly value: number }
  | { readonly state: 'unknown' | 'exempt' | 'none' | 'few' | 'failed' };

const known = (value: number): Figure => ({ state: 'known', value });

/** Whether two facts come to the same figure. What was taken out of both alone changes nothing. */
export const isSameFigure = (a: Fact | undefined, b: Fact): boolean =>
  a !== undefined && a.n === b.n && a.of === b.of && (a.exempt === true) === (b.exempt === true);

/** Sums of a zone's facts, to which the rates of small samples are drawn. */
export interface Whole {
  readonly n: number;
  readonly of: number;
}
/** A whole with a fact more or, `times` −1, less. Sums are kept to the millionth, so that they do not depend on the order of what came and went. */
export const added = ({ n, of }: Whole, fact: Fact | undefined, times: 1 | -1): Whole => {
  if (fact === undefined || fact.exempt === true || fact.n === null || fact.of === null) return { n, of };
  const sum = (a: number, b: number): number => Math.round((a + times * b) * 1e6) / 1e6;
  return { n: sum(n, fact.n), of: sum(of, fact.of) };
};
export const wholeOf = (facts: Iterable<Fact>): Whole => {
  let whole: Whole = { n: 0, of: 0 };
  for (const fact of facts) whole = added(whole, fact, 1);
  return whole;
};

/**
 * The figure of a fact: n, or n × scale ÷ of. A rate on fewer than `least` is not judged (`few`), or drawn to the rate r₀ of its zone:
 * (n + m·r₀) ÷ (of + m) with m = `pull` (a Bayesian mean; Yulin's last place came from one late order of seven).
 */
export const figureOf = (fact: Fact, { unit, least, small, pull }: Indicator, whole: Whole): Figure => {
  if (fact.exempt === true) return { state: 'exempt' };
  const { n, of } = fact;
  if (n === null) return { state: 'unknown' };
  if (of === null) return known(n);
  if (of === 0) return { state: 'none' };
  const scale = scaleOf(unit);
  if (of >= least) return known((n * scale) / of);
  if (small === 'apart' || whole.of === 0) return { state: 'few' };
  // whole numbers above and below and one division: equal rates are equal doubles
  return known(((n * whole.of + pull * whole.n) * scale) / ((of + pull) * whole.of));
};
