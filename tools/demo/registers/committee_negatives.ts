import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['committees'];

const found = [
  ['连续三次未参加业主委员会会议', 'absence'],
  ['擅自改变车库用途对外出租', 'use'],
  ['公共收益未按期公示', 'accounts'],
  ['在公共绿地违法搭建', 'building'],
] as const;

/** A finding at each fifth committee: some put right, some open, one past its limit. */
const negatives: DemoRows = ({ rows, day, moment }) =>
  rows('committees')
    .filter(({ state }, n) => state === 'filed' && n % 5 === 1)
    .map(({ id, values }, n): BroughtRow => {
      const [fact, kind] = found[n % found.length] ?? found[0];
      const isRight = n % 2 === 1;
      return {
        values: {
          fact,
          kind,
          committee: id,
          area: String(values['area']),
          found: day(-70 + n * 3),
          correct_by: day(n === 0 ? -10 : 20 + n),
          ...(isRight && { corrected: day(-12) }),
        },
        state: isRight ? 'corrected' : 'found',
        at: moment(-70 + n * 3),
      };
    });
export default negatives;
