import { type CoverageRule, type CoverageRuleBook, coverageDefaults, type Verdict } from '#contract/coverage/api.ts';

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

/** The rules that hold: what a jurisdiction has stored over the defaults, in the order of the defaults, its own ones behind. */
export const rulesWith = (stored: readonly CoverageRule[]): CoverageRuleBook['rules'] => {
  const byCode = new Map(stored.map((rule) => [rule.code, rule]));
  const standards = coverageDefaults.map((standard) => ({ ...(byCode.get(standard.code) ?? standard), standard }));
  const known = new Set(coverageDefaults.map(({ code }) => code));
  return [...standards, ...stored.filter(({ code }) => !known.has(code)).map((rule) => ({ ...rule, standard: null }))];
};

/** A rule with its parts in one order, so that equal rules read equal. */
const ordered = ({ code, name, measure, levels, min, max, on, severity, source }: CoverageRule): CoverageRule => ({
  code,
  name: { zh: name.zh, en: name.en },
  measure,
  levels: [...levels].sort(),
  min,
  max,
  on,
  severity,
  source: { zh: source.zh, en: source.en },
});

const same = (a: CoverageRule, b: CoverageRule): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

/** What of a list of rules has to be stored: those that differ from their default. A later release may so improve the others. */
export const storedOf = (rules: readonly CoverageRule[]): CoverageRule[] =>
  rules.map(ordered).filter((rule) => {
    const standard = coverageDefaults.find(({ code }) => code === rule.code);
    return standard === undefined || !same(standard, rule);
  });

/** Rules that differ between two lists, as they were and as they are; null where there was or is none. */
export const changesOf = (
  before: readonly CoverageRule[],
  after: readonly CoverageRule[],
): { before: CoverageRule | null; after: CoverageRule | null }[] => {
  const codes = [...new Set([...before, ...after].map(({ code }) => code))];
  return codes.flatMap((code) => {
    const [was, is] = [before, after].map((rules) => rules.find((rule) => rule.code === code));
    return was && is && same(was, is) ? [] : [{ before: was ? ordered(was) : null, after: is ? ordered(is) : null }];
  });
};

/** Why a list of rules cannot hold, with the code of the first rule concerned; null when it can. */
export const problemOf = (
  rules: readonly CoverageRule[],
  measures: readonly Pick<CoverageRuleBook['measures'][number], 'code' | 'subject' | 'levels'>[],
): { rule: string; problem: 'twice' | 'measure' | 'levels' | 'limits' } | null => {
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
            : null;
    if (problem) return { rule: rule.code, problem };
    seen.add(rule.code);
  }
  return null;
};
