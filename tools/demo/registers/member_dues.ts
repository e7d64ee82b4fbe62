import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['party_members'];

/** Dues of the members of the show street: paid until last month by most, two of them late. */
const memberDues: DemoRows = ({ rows, random, now, moment }) => {
  /** The last day of the month so many months ago. */
  const monthEnd = (back: number): string =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back + 1, 0)).toISOString().slice(0, 10);
  return rows('party_members')
    .filter(({ state }) => state === 'normal')
    .slice(0, 80)
    .map(({ values }, n): BroughtRow => {
      const kind = values['ledger'] === 'retired' ? 'pension' : n % 6 === 5 ? 'farmer' : n % 17 === 9 ? 'low' : 'wage';
      return {
        values: {
          person: values['person'] ?? '',
          area: values['area'] ?? '',
          kind,
          ...(kind === 'wage' || kind === 'pension' ? { base: between(random, 28, 92) * 10_000 } : {}),
          paid_until: monthEnd(n % 29 === 7 ? 7 : n % 29 === 3 ? 4 : 1),
        },
        state: 'paying',
        at: moment(-30),
      };
    });
};
export default memberDues;
