import type { CoverageRule, CoverageRuleBook } from './api.ts';
import { defaultRules } from './defaults.ts';

/** What a version of the rules holds: those that differ from their default, and own ones. */
export interface RuleBook {
  rules: CoverageRule[];
}

/**
 * The rules that hold: what a jurisdiction has stored over the defaults, in the order of the defaults, its own ones behind.
 * @param more defaults that come with what the jurisdiction has designed
 */
export const rulesWith = (stored: readonly CoverageRule[], more: readonly CoverageRule[] = []): CoverageRuleBook['rules'] => {
  const byCode = new Map(stored.map((rule) => [rule.code, rule]));
  const defaults = [...defaultRules, ...more];
  const standards = defaults.map((standard) => ({ ...(byCode.get(standard.code) ?? standard), standard }));
  const known = new Set(defaults.map(({ code }) => code));
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
export const storedOf = (rules: readonly CoverageRule[], more: readonly CoverageRule[] = []): CoverageRule[] =>
  rules.map(ordered).filter((rule) => {
    const standard = [...defaultRules, ...more].find(({ code }) => code === rule.code);
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
