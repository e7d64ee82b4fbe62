import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['estates'];

/** The contract that runs in each estate with a company, and the one before it in a third of them; some end soon, some have not published their accounts. */
const contracts: DemoRows = ({ random, organisations, areas, rows, day, moment }) => {
  const companies = organisations.filter(({ kind }) => kind === 'property_company');
  const communityOf = new Map(areas.map(({ code, parentCode }) => [code, parentCode]));
  return rows('estates')
    .filter(({ values, state }) => values['management'] === 'company' && state === 'confirmed')
    .flatMap(({ id, values }, n): BroughtRow[] => {
      const area = String(values['area']);
      const here = companies.find(({ areaCode }) => areaCode === communityOf.get(area));
      const other = companies[(n * 7 + 3) % companies.length];
      if (!here || !other) return [];
      const years = between(random, 2, 4) * 365;
      const left = n % 9 === 0 ? between(random, 5, 25) : n % 5 === 0 ? between(random, 40, 85) : between(random, 120, years - 200);
      const floor = Number(values['floor_area']);
      const price = between(random, 6, 26) / 10;
      const due = Math.round(floor * price * 12);
      const households = Number(values['households']);
      const isYoung = Number(values['built']) > 2015;
      const isLate = n % 6 === 2;
      const common = {
        estate: id,
        area,
        level: (['one', 'two', 'three'] as const)[n % 3] ?? 'two',
        price,
        mode: n % 4 === 0 ? 'fee' : 'lump',
      };
      const running: BroughtRow = {
        values: {
          ...common,
          company: here.id,
          stage: isYoung ? 'preliminary' : 'owners',
          begins: day(left - years),
          ends: day(left),
          basis: isYoung ? 'guided' : 'market',
          due,
          collected: Math.round((due * between(random, 61, 97)) / 100),
          guards: Math.ceil(households / 90),
          cleaners: Math.ceil(households / 110),
          mechanics: Math.ceil(households / 220),
          desk: Math.max(1, Math.round(households / 400)),
          filed: day(left - years + 12),
          posted: day(isLate ? -240 : -between(random, 5, 80)),
          accounts_due: day(isLate ? -between(random, 3, 40) : between(random, 20, 110)),
        },
        state: 'confirmed',
        at: moment(-between(random, 5, 90)),
      };
      if (n % 3 !== 1 || isYoung) return [running];
      const before: BroughtRow = {
        values: {
          ...common,
          company: other.id,
          stage: 'owners',
          begins: day(left - 2 * years),
          ends: day(left - years - 1),
          basis: 'market',
        },
        state: 'ended',
        at: moment(left - years),
      };
      return [before, running];
    });
};
export default contracts;
