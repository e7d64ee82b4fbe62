import { type AreaLevel, pathOfCode } from '#contract/territory/levels.ts';
import { type AreaInput, shortNameOf } from '#modules/territory/domain/index.ts';
import { seeded } from '../geometry/random.ts';
import { readDistrict } from './divisions.ts';
import { planGrids, type Setting } from './grids.ts';
import { openNames } from './names.ts';

/** An area before it is drawn. */
export interface AreaDraft extends Omit<AreaInput, 'center' | 'boundary'> {
  readonly path: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
  /** Size beside its neighbours. */
  readonly share: number;
}

/** How built-up a street is; townships not named here are country. */
const settings: Readonly<Record<string, Setting>> = {
  大研街道: 'town',
  西安街道: 'town',
  祥和街道: 'town',
  束河街道: 'outskirts',
  金山街道: 'outskirts',
  开南街道: 'outskirts',
  文化街道: 'outskirts',
};

const place = (code: string, level: AreaLevel, parentCode: string | null) => ({ code, path: pathOfCode(code), level, parentCode });

/** An area that is the sum of its parts. */
const whole = (own: ReturnType<typeof place>, name: string, shortName: string, parts: readonly AreaDraft[]): AreaDraft => ({
  ...own,
  name,
  shortName,
  kind: null,
  names: [],
  share: parts.length,
  households: parts.reduce((sum, part) => sum + (part.households ?? 0), 0),
  residents: parts.reduce((sum, part) => sum + (part.residents ?? 0), 0),
});

/** Communities whose grids are divided into micro-grids, by street. */
const divided: Readonly<Record<string, number>> = { 祥和街道: 0, 西安街道: 0 };
const numerals = '一二三四';

/** The micro-grids of a grid: halves of an estate or of its lanes, or none where nobody lives. */
const microGrids = (grid: AreaDraft): AreaDraft[] =>
  grid.households === null
    ? []
    : [0, 1].map((i): AreaDraft => {
        const part = (count: number | null): number => (i === 0 ? Math.ceil((count ?? 0) / 2) : Math.floor((count ?? 0) / 2));
        const name = `第${numerals[i]}微网格`;
        const own = place(`${grid.code}${String(i + 1).padStart(2, '0')}`, 'micro_grid', grid.code);
        return {
          ...own,
          name,
          shortName: name,
          kind: null,
          names: [],
          share: 1,
          households: part(grid.households),
          residents: part(grid.residents),
        };
      });

/** Names and counts of all areas of a county, parents before children: real streets and communities, invented grids. */
export function draftAreas(countyCode: string): AreaDraft[] {
  const random = seeded(20261121);
  const county = readDistrict(countyCode);
  const taken = county.streets.flatMap((street) => [
    street.name,
    ...street.communities.map((community) => shortNameOf(community.name).replace(/社区$/, '村')),
  ]);
  const names = openNames(random, new Set(taken));

  const streets = county.streets.map((street) => {
    const communities = street.communities.map(({ code, name }, at) => {
      const grids = planGrids(random, settings[street.name] ?? 'country', names).map((plan, i): AreaDraft => {
        const own = place(`${code}${String(i + 1).padStart(3, '0')}`, 'grid', code);
        return { ...own, ...plan, shortName: plan.name };
      });
      const parts = divided[street.name] === at ? grids.flatMap((grid) => [grid, ...microGrids(grid)]) : grids;
      return { own: whole(place(code, 'community', street.code), name, shortNameOf(name), grids), parts };
    });
    const parts = communities.map((community) => community.own);
    const own = whole(place(street.code, 'street', county.code), street.name, street.name, parts);
    return { own, all: [own, ...communities.flatMap((community) => [community.own, ...community.parts])] };
  });
  const parts = streets.map((street) => street.own);
  const own = whole(place(county.code, 'county', null), `${county.city}${county.name}`, county.name, parts);
  return [own, ...streets.flatMap((street) => street.all)];
}
