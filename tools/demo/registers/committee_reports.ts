import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['committees'];

/** Accounts of the last two half years; a fifth of the committees are late with the newest. */
const reports: DemoRows = ({ random, rows, now, moment, day }) =>
  rows('committees')
    .filter(({ state }) => state === 'filed' || state === 'overdue')
    .flatMap(({ id, values }, n): BroughtRow[] => {
      const year = now.getUTCFullYear();
      const [last, before] = now.getUTCMonth() < 6 ? [`${year - 1}-H2`, `${year - 1}-H1`] : [`${year}-H1`, `${year - 1}-H2`];
      const report = (period: string, ago: number): BroughtRow => ({
        values: {
          name: `${values['name']}${period.slice(0, 4)}年${period.endsWith('1') ? '上' : '下'}半年收支公示`,
          committee: id,
          area: String(values['area']),
          period,
          income: between(random, 8_000, 90_000) * 100,
          spending: between(random, 3_000, 70_000) * 100,
          posted: day(-ago),
        },
        state: 'posted',
        at: moment(-ago),
      });
      return [report(before, between(random, 260, 300)), ...(n % 5 === 1 ? [] : [report(last, between(random, 20, 120))])];
    });
export default reports;
