import type { Point } from '#contract/kernel/values.ts';
import { type AreaLevel, pathOfCode } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import { type AreaInput, type Boundary, importAreas } from '#modules/territory/index.ts';
import { drawBorders, type Outline } from './geometry/borders.ts';
import { districtMesh, roughness, spacing, streetSeats, toDegrees } from './geometry/gucheng.ts';
import { type Mesh, type Spot, signedArea } from './geometry/mesh.ts';
import { partition } from './geometry/partition.ts';
import { hills, seeded } from './geometry/random.ts';
import { readDistrict } from './territory/divisions.ts';
import { type GridPlan, planGrids, type Setting } from './territory/grids.ts';
import { openNames } from './territory/names.ts';

/** Code of the demo district, 丽江市古城区. */
export const demoDistrictCode = '530702';

/** An area of the demo district: real streets and communities, invented grids, boundaries and counts; no persons. */
export interface DemoArea extends AreaInput {
  readonly path: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
  readonly center: Point;
  readonly boundary: Boundary;
}

const settings: Readonly<Record<string, Setting>> = {
  大研街道: 'town', 西安街道: 'town', 祥和街道: 'town', 束河街道: 'outskirts', 金山街道: 'outskirts', 开南街道: 'outskirts', 文化街道: 'outskirts',
};

/** 七一社区居委会 → 七一社区, 龙山村委会 → 龙山村. */
const shortCommunity = (name: string): string => name.replace(/居委会$/, '').replace(/村委会$/, '村');

type Draft = Omit<DemoArea, 'center' | 'boundary'>;
const sum = (drafts: readonly Draft[], key: 'households' | 'residents') => drafts.reduce((total, draft) => total + (draft[key] ?? 0), 0);

/** Names and counts of all areas, parents before children, with the size each grid wants beside its neighbours. */
function draftAreas(): { drafts: Draft[]; shares: Map<string, number> } {
  const random = seeded(20261121);
  const district = readDistrict(demoDistrictCode);
  const real = district.streets.flatMap((s) => [s.name, ...s.communities.map((c) => shortCommunity(c.name).replace(/社区$/, '村'))]);
  const names = openNames(random, new Set(real));
  const shares = new Map<string, number>();
  const base = (code: string, level: AreaLevel, parentCode: string | null) => ({ code, path: pathOfCode(code), level, parentCode, kind: null, names: [] });
  const whole = (own: Pick<Draft, 'code' | 'name' | 'shortName'> & ReturnType<typeof base>, children: readonly Draft[], all: readonly Draft[]): Draft[] => [
    { ...own, households: sum(children, 'households'), residents: sum(children, 'residents') },
    ...all,
  ];
  const gridOf = (community: string) => (plan: GridPlan, i: number): Draft => {
    const code = `${community}${String(i + 1).padStart(3, '0')}`;
    shares.set(code, plan.share);
    const { name, kind, households, residents, names: places } = plan;
    return { ...base(code, 'grid', community), name, shortName: name, kind, households, residents, names: places };
  };
  const streets = district.streets.map((street) => {
    const communities = street.communities.map((community) => {
      const grids = planGrids(random, settings[street.name] ?? 'country', names).map(gridOf(community.code));
      return whole({ ...base(community.code, 'community', street.code), name: community.name, shortName: shortCommunity(community.name) }, grids, grids);
    });
    const own = { ...base(street.code, 'street', district.code), name: street.name, shortName: street.name };
    return whole(own, communities.map((c) => c[0] as Draft), communities.flat());
  });
  const own = { ...base(district.code, 'county', null), name: `${district.city}${district.name}`, shortName: district.name };
  return { drafts: whole(own, streets.map((s) => s[0] as Draft), streets.flat()), shares };
}

/** Gives every cell of the mesh the code of its grid: the district is cut into streets, these into communities, these into grids. */
function shareOut(mesh: Mesh, cells: readonly number[], drafts: readonly Draft[], shares: ReadonlyMap<string, number>): Map<number, string> {
  const below = Map.groupBy(drafts, (draft) => draft.parentCode);
  const ridges = (at: Spot) => 1 + 0.6 * hills(...at, 3, 21) + 0.3 * hills(...at, 0.9, 22);
  const cut = (parent: Draft, inside: readonly number[]): [number, string][] => {
    const parts = below.get(parent.code);
    if (!parts) return inside.map((cell) => [cell, parent.code]);
    const regions =
      parent.level === 'county'
        ? partition({
            mesh, cells: inside, effort: ridges, weight: (cell) => signedArea((mesh.cells[cell] as readonly number[]).map((v) => mesh.vertices[v] as Spot)),
            shares: parts.map((street) => streetSeats[street.name]?.km2 ?? 50),
            seats: parts.map((street) => nearestCell(mesh, inside, streetSeats[street.name]?.at ?? [0, 0])),
          })
        : partition({
            mesh, cells: inside, effort: (at) => ridges(at) / spacing(at), weight: () => 1,
            shares: parts.map((part) => shares.get(part.code) ?? below.get(part.code)?.length ?? 1),
          });
    return parts.flatMap((part, i) => cut(part, inside.filter((cell) => regions.get(cell) === i)));
  };
  return new Map(cut(drafts[0] as Draft, cells));
}

const away = (a: Spot, b: Spot) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const nearestCell = (mesh: Mesh, cells: readonly number[], at: Spot): number =>
  cells.reduce((best, cell) => (away(mesh.sites[cell] as Spot, at) < away(mesh.sites[best] as Spot, at) ? cell : best));

/** The spot of a region farthest from its border: a good place for a label or a pin. */
function middleOf(spots: readonly Spot[], outline: Outline): Spot {
  const border = outline.flat();
  const room = spots.map((spot) => border.reduce((least, at) => Math.min(least, (at[0] - spot[0]) ** 2 + (at[1] - spot[1]) ** 2), Infinity));
  return spots[room.indexOf(Math.max(...room))] as Spot;
}

function makeAreas(): DemoArea[] {
  const { drafts, shares } = draftAreas();
  const { mesh, cells } = districtMesh();
  const gridOfCell = shareOut(mesh, cells, drafts, shares);
  const outlines = drawBorders(mesh, gridOfCell, roughness);
  const drawn = new Map<string, { boundary: Boundary; center: Point }>();
  for (const width of new Set(drafts.map((draft) => draft.code.length))) {
    const regions = new Map([...gridOfCell].map(([cell, code]) => [cell, code.slice(0, width)]));
    const members = Map.groupBy(regions.keys(), (cell) => regions.get(cell) as string);
    for (const [code, outline] of outlines(regions)) {
      const middle = middleOf((members.get(code) as number[]).map((cell) => mesh.sites[cell] as Spot), outline);
      const [lon, lat] = toDegrees(middle);
      drawn.set(code, { boundary: { type: 'Polygon', coordinates: outline.map((ring) => ring.map(toDegrees)) }, center: { lon, lat } });
    }
  }
  return drafts.map((draft) => ({ ...draft, ...(drawn.get(draft.code) as { boundary: Boundary; center: Point }) }));
}

let made: readonly DemoArea[] | undefined;

/** All areas of the demo district, parents before children. Always the same; made once per process. */
export const demoAreas = (): readonly DemoArea[] => (made ??= makeAreas());

/** Stores the demo district's areas, or brings stored ones up to date. Answers their ids by code. */
export const ensureDemoTerritory = (tx: Tx, jurisdictionId: string): Promise<ReadonlyMap<string, string>> => importAreas(tx, jurisdictionId, demoAreas());
