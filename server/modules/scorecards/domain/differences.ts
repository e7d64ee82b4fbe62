import { canonical } from '#contract/kernel/canonical.ts';
import type { Difference } from '#contract/scorecards/api.ts';
import type { Fact } from './figures.ts';
import type { ScoreRecord } from './record.ts';

const nothing: Fact = { n: null, of: null };
const side = ({ total, rank, band, list }: Pick<ScoreRecord, 'total' | 'rank' | 'band' | 'list'>) => ({ total, rank, band, list });
const absent = { total: null, rank: null, band: null, list: null };

/** What differs between two reckonings of a period: facts that changed, and whose total, rank, grade or list moves with or without a fact of their own. Pure. */
export const differencesOf = (before: readonly ScoreRecord[], after: readonly ScoreRecord[]): Difference[] => {
  const old = new Map(before.map((one) => [one.subject, one]));
  const fresh = new Map(after.map((one) => [one.subject, one]));
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((subject) => {
    const [was, is] = [old.get(subject), fresh.get(subject)];
    const codes = [...new Set([...Object.keys(was?.facts ?? {}), ...Object.keys(is?.facts ?? {})])].sort();
    const facts = codes.flatMap((indicator) => {
      const [a, b] = [was?.facts[indicator] ?? nothing, is?.facts[indicator] ?? nothing];
      return canonical(a) === canonical(b) ? [] : [{ indicator, before: a, after: b }];
    });
    const [a, b] = [was ? side(was) : absent, is ? side(is) : absent];
    if (facts.length === 0 && canonical(a) === canonical(b) && Boolean(was) === Boolean(is)) return [];
    return [{ subject, name: (is ?? was)?.name ?? subject, before: a, after: b, facts }];
  });
};
