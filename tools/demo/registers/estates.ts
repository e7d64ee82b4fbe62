import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

/** Every estate of the district: most have a company, old ones are held by the street or by nobody. */
const estates: DemoRows = ({ random, grids, organisations, day, moment }) => {
  const served = new Set(organisations.flatMap(({ kind, areaCode }) => (kind === 'property_company' ? [areaCode] : [])));
  return grids
    .filter(({ kind }) => kind === 'estate')
    .map((grid, n): BroughtRow => {
      const built = between(random, 1986, 2021);
      const isOld = built <= 2000;
      const households = grid.households ?? 300;
      const kinds = isOld
        ? (['reform', 'unit', 'resettlement'] as const)
        : (['commodity', 'commodity', 'affordable', 'resettlement'] as const);
      const kind = kinds[n % kinds.length] ?? 'commodity';
      const byCompany = served.has(grid.parentCode ?? '') && (!isOld || n % 3 === 0);
      const management = byCompany ? 'company' : isOld && n % 4 === 1 ? 'none' : kind === 'unit' ? 'unit' : isOld ? 'street' : 'self';
      const back = between(random, 5, 200);
      return {
        values: {
          name: grid.name,
          area: grid.code,
          kind,
          built,
          floor_area: households * between(random, 78, 112),
          buildings: Math.max(2, Math.round(households / between(random, 28, 52))),
          households,
          old: isOld,
          management,
          ...(!isOld && { fund_balance: households * between(random, 300_000, 900_000) }),
          surveyed: day(-back),
        },
        state: n % 29 === 0 ? 'draft' : 'confirmed',
        at: moment(-back),
      };
    });
};
export default estates;
