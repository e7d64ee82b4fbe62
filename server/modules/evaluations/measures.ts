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
