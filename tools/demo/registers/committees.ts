import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['estates'];

/** Committees of one estate in four, and of all in the show community: most filed, one whose term ends within weeks, one long over, some on their way. */
const committees: DemoRows = ({ random, rows, show, day, moment }) =>
  rows('estates')
    .filter(({ state, values }, n) => state === 'confirmed' && (n % 4 === 1 || String(values['area']).startsWith(show.community.code)))
    .map(({ id, values }, n): BroughtRow => {
      const term = n % 4 === 0 ? 3 : 5;
      const left = n % 11 === 3 ? -between(random, 40, 300) : n % 8 === 0 ? between(random, 20, 80) : between(random, 200, term * 365 - 60);
      const state = n % 13 === 6 ? 'preparing' : n % 13 === 9 ? 'elected' : left < 0 ? 'overdue' : 'filed';
      const elected = state === 'elected' ? -between(random, 5, 28) : left - term * 365;
      return {
        values: {
          name: `${values['name']}${n % 7 === 5 ? '物业管理委员会' : '业主委员会'}`,
          estate: id,
          area: String(values['area']),
          kind: n % 7 === 5 ? 'property' : 'owners',
          ...(typeof values['households'] === 'number' && { households: values['households'] }),
          term,
          ...(state !== 'preparing' && { elected: day(elected), term_end: day(elected + term * 365) }),
          ...((state === 'filed' || state === 'overdue') && { filed: day(elected + 21) }),
        },
        state,
        at: moment(-between(random, 3, 120)),
      };
    });
export default committees;
