import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['community_workers'];

/** The last three years of everybody who served then; most qualified, a few better or worse. */
const workerRatings: DemoRows = ({ rows, now, moment }) =>
  rows('community_workers').flatMap(({ id, values }, n) =>
    [3, 2, 1].flatMap((back): BroughtRow[] => {
      const year = now.getUTCFullYear() - back;
      if (String(values['since']) > `${year}-07-01`) return [];
      const at = (n * 7 + back * 3) % 23;
      const rating = at === 0 ? 'unqualified' : at === 1 ? 'basic' : at < 6 ? 'excellent' : 'qualified';
      return [
        {
          values: { title: `${year}年度考核`, worker: id, area: values['area'] ?? '', year, rating },
          state: 'entered',
          at: moment(-365 * (back - 1) - 20),
        },
      ];
    }),
  );
export default workerRatings;
