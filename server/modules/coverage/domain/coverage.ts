import type { CoverageRule, CoverageRuleBook, Verdict } from '#contract/coverage/api.ts';

export interface Figure {
  readonly areaCode: string;
  /** The organisation or place it is about; absent when it is the area itself. */
  readonly subject?: { readonly id: string; readonly name: string };
  /** In the measure's unit; null where nobody knows. */
  readonly value: number | null;
  /** What the value was computed from. */
  readonly parts?: { readonly numerator: number; readonly denominator: number };
  /** The measure does not apply here: a dedicated grid without households has no households to count. */
  readonly exempt?: true;
}

/** A figure under a rule. */
export interface Judged extends Figure {
  readonly verdict: Verdict;
  /** How far the value lies outside the nearest limit, in its unit; null unless it is broken. */
  readonly distance: number | null;
}

/** Holds a figure against the limits of a rule, both included. */
export const judge = ({ min, max }: Pick<CoverageRule, 'min' | 'max'>, figure: Figure): Judged => {
  if (figure.exempt) return { ...figure, verdict: 'exempt', distance: null };
  const { value } = figure;
  if (value === null) return { ...figure, verdict: 'no_data', distance: null };
  if (min !== null && value < min) return { ...figure, verdict: 'broken', distance: min - value };
  if (max !== null && value > max) return { ...figure, verdict: 'broken', distance: value - max };
  return { ...figure, verdict: 'fine', distance: null };
};

export interface Counts {
  checked: number;
  broken: number;
  noData: number;
  exempt: number;
}

export const noCounts = (): Counts => ({ checked: 0, broken: 0, noData: 0, exempt: 0 });

export const count = (counts: Counts, verdict: Verdict): void => {
  if (verdict === 'exempt') counts.exempt++;
  else if (verdict === 'no_data') counts.noData++;
  else {
    counts.checked++;
    if (verdict === 'broken') counts.broken++;
  }
};

/** Why a list of rules cannot hold, with the code of the first rule concerned; null when it can. */
export const problemOf = (
  rules: readonly CoverageRule[],
  measures: readonly Pick<CoverageRuleBook['measures'][number], 'code' | 'subject' | 'levels'>[],
): { rule: string; problem: 'twice' | 'name' | 'measure' | 'levels' | 'limits' | 'source' } | null => {
  const seen = new Set<string>();
  for (const rule of rules) {
    const measure = measures.find(({ code }) => code === rule.measure);
    const fitting =
      measure &&
      (measure.subject === 'area'
        ? rule.levels.length > 0 && rule.levels.every((l) => measure.levels.includes(l))
        : rule.levels.length === 0);
    const problem = seen.has(rule.code)
      ? 'twice'
      : !measure
        ? 'measure'
        : !fitting
          ? 'levels'
          : (rule.min === null && rule.max === null) || (rule.min !== null && rule.max !== null && rule.min > rule.max)
            ? 'limits'
            : rule.name.zh === ''
              ? 'name'
              : rule.source.zh === ''
                ? 'source'
                : null;
    if (problem) return { rule: rule.code, problem };
    seen.add(rule.code);
  }
  return null;
};
