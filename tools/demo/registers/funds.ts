import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

/** Fen in ten thousand yuan. */
const wan = 1_000_000;

/** Each community's fund of the year and the settled one before; village affairs and an organisation's fund in the show community. */
const funds: DemoRows = ({ communities, areas, show, organisations, random, day, now, moment }) => {
  const year = Number(day(0).slice(0, 4));
  const streets = new Map(areas.filter(({ level }) => level === 'street').map((one) => [one.code, one.shortName]));
  const rows = communities.flatMap((community, n): BroughtRow[] =>
    [year - 1, year].map((of) => {
      const budget = n % 4 === 0 ? 20 * wan : between(random, 10, 18) * wan;
      const number = `${streets.get(community.parentCode ?? '') ?? ''}—${community.shortName}—${of}—1`;
      return {
        values: {
          name: `${community.shortName}${of}年服务群众专项经费`,
          number,
          kind: 'community',
          area: community.code,
          year: String(of),
          source: n % 3 === 0 ? ['county', 'street', 'party'] : ['county', 'street'],
          budget,
          ...(n % 2 === 0 && { carried: between(random, 1, 5) * 100_000 }),
          closes_on: `${of}-12-31`,
        },
        state: of < year ? 'settled' : n % 11 === 7 ? 'draft' : 'running',
        at: new Date(Math.min(Date.UTC(of, 1, 10), now.getTime() - 86_400_000)),
      };
    }),
  );
  const { code, shortName } = show.community;
  const team = organisations.find(({ areaCode }) => areaCode.startsWith(code));
  const own = { area: code, year: String(year), closes_on: `${year}-12-31` };
  rows.push(
    {
      values: {
        ...own,
        name: `${shortName}${year}年民事村办经费`,
        number: `${shortName}—民事村办—${year}—2`,
        kind: 'village',
        source: ['county'],
        budget: 500_000,
      },
      state: 'running',
      at: moment(-200),
    },
    {
      values: {
        ...own,
        name: `${shortName}${year}年社区社会组织服务经费`,
        number: `${shortName}—社会组织—${year}—3`,
        kind: 'organisation',
        source: ['party', 'social'],
        budget: 3 * wan,
        ...(team && { holder: team.id }),
      },
      state: 'running',
      at: moment(-190),
    },
  );
  return rows;
};
export default funds;
