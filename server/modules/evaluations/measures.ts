import { groundedBetween } from '#modules/demands/index.ts';
import type { Fact, Measure } from '#modules/scorecards/index.ts';
import { resultsWithin } from './store/sheets.ts';

const exact = (value: number): number => Math.round(value * 1e6) / 1e6;
/**
 * How departments were rated in evaluations whose period ends within that of the card: the mean in per cent, with the number of sheets as its sample. Nobody
 * knows before one was closed; who was not rated in it, or by too few, has nothing to be judged.
 */
export const rated: Measure = {
  code: 'evaluations.rated',
  subjects: ['department'],
  unit: 'percent',
  // Sichuan: what is done weighs 60 per cent at least
  most: 40,
  facts: async (tx, { subjects, days }) => {
    const results = await resultsWithin(tx, days);
    if (results.length === 0) return new Map();
    const facts = new Map(subjects.map(({ key }): [string, Fact] => [key, { n: 0, of: 0 }]));
    for (const { departmentId, came, percent } of results) {
      const before = facts.get(departmentId);
      if (before === undefined || percent === null) continue;
      facts.set(departmentId, { n: exact((before.n ?? 0) + (percent * came) / 100), of: (before.of ?? 0) + came });
    }
    return new Map([['', facts]]);
  },
};

/** What a street asked of its communities and grids within the period, and what of it had a basis: the other side of being assessed. */
export const grounded: Measure = {
  code: 'demands.grounded',
  subjects: ['street'],
  unit: 'percent',
  facts: async (tx, { subjects, days: [first, last] }) => {
    const keys = subjects.map(({ key }) => key);
    const end = new Date(Date.parse(`${last}T00:00:00+08:00`) + 86_400_000);
    const facts = new Map(keys.map((key): [string, Fact] => [key, { n: 0, of: 0, excluded: 0 }]));
    for (const { key, ...fact } of await groundedBetween(tx, keys, new Date(`${first}T00:00:00+08:00`), end)) facts.set(key, fact);
    return new Map([['', facts]]);
  },
};
