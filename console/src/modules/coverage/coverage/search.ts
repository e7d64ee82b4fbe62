import type { Coverage, CoverageItem } from '#contract/coverage/api.ts';

/** What the coverage page shows; it lives in the address, so that a list can be sent to a colleague. */
export interface CoverageSearch {
  area?: string;
  rule?: string;
  verdict?: CoverageItem['verdict'];
  sort?: 'area' | 'worst';
}

const verdicts: readonly CoverageItem['verdict'][] = ['broken', 'no_data', 'exempt', 'fine'];
const text = (value: unknown, max: number): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, max) || undefined : undefined;

/** Reads the page's choice from an address; what makes no sense is left out. */
export const readCoverageSearch = (raw: Record<string, unknown>): CoverageSearch => {
  const search = {
    area: text(raw['area'], 20),
    rule: text(raw['rule'], 40),
    verdict: verdicts.find((one) => one === raw['verdict']),
    sort: raw['sort'] === 'worst' ? 'worst' : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as CoverageSearch;
};

/** The rule shown when the address names none: the first that is broken, else the first. */
export const ruleShown = (rules: Coverage['rules'], chosen: string | undefined): Coverage['rules'][number] | undefined =>
  rules.find(({ rule }) => rule.code === chosen) ?? rules.find(({ broken }) => broken > 0) ?? rules[0];
