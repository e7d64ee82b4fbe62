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

/** Sums of a zone's facts, to which the rates of small samples are drawn. */
export interface Whole {
  readonly n: number;
  readonly of: number;
}
export const wholeOf = (facts: Iterable<Fact>): Whole => {
  let [n, of] = [0, 0];
  for (const fact of facts)
    if (fact.exempt !== true && fact.n !== null && fact.of !== null) {
      n += fact.n;
      of += fact.of;
    }
  return { n, of };
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
