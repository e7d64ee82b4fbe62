import Flatbush from 'flatbush';
import type { Point } from '#contract/kernel/values.ts';
import { type AreaLevel, areaLevels, isWithin } from '#contract/territory/levels.ts';
import type { TerritoryArea } from './area.ts';
import { contains, type Lattice, makeLattice, metresPerDegree, metresToEdge, type Polygon, ringsOf, toPolygon } from './polygon.ts';

/**
 * A point in a gap between grids (a river, a survey error) is given to a grid no farther than this, in metres. A position that is known no
 * better than this counts as exact: it is what a phone can do between houses.
 */
export const gapTolerance = 50;
/** A point outside the jurisdiction is given to the nearest area no farther than this, in metres: outlines are not surveyed to the metre. */
export const nearTolerance = 1_000;

interface Layer {
  readonly areas: readonly TerritoryArea[];
  readonly polygons: readonly Polygon[];
  readonly index: Flatbush | null;
}

const byCode = (a: TerritoryArea, b: TerritoryArea): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function makeLayer(areas: readonly TerritoryArea[], level: AreaLevel, lattice: Lattice): Layer {
  const members = areas.filter((area) => area.level === level).sort(byCode);
  const polygons = members.map((area) => toPolygon(area.boundary as NonNullable<TerritoryArea['boundary']>, lattice));
  if (members.length === 0) return { areas: members, polygons, index: null };
  const index = new Flatbush(members.length);
  for (const p of polygons) index.add(p.minX, p.minY, p.maxX, p.maxY);
  index.finish();
  return { areas: members, polygons, index };
}

/** The area of a layer (below `within`) that contains the point; where boundaries overlap by mistake, the one with the lowest code. */
function findIn(layer: Layer, x: number, y: number, within?: string): TerritoryArea | null {
  const { index, polygons, areas } = layer;
  if (index === null) return null;
  let found = Infinity;
  index.search(x, y, x, y, (i) => {
    const asked = within === undefined || isWithin((areas[i] as TerritoryArea).path, within);
    if (i < found && asked && contains(polygons[i] as Polygon, x, y)) found = i;
    return false;
  });
  return areas[found] ?? null;
}

/** The nearest area of a layer (below `within`) no farther than `limit` metres; at equal distance the one with the lowest code. */
function nearestIn(layer: Layer, x: number, y: number, lattice: Lattice, limit: number, within?: string): FoundArea | null {
  const dx = limit / lattice.metresX;
  const dy = limit / lattice.metresY;
  let found: TerritoryArea | null = null;
  let nearest = limit;
  for (const i of (layer.index?.search(x - dx, y - dy, x + dx, y + dy) ?? []).sort((a, b) => a - b)) {
    const area = layer.areas[i] as TerritoryArea;
    if (within !== undefined && !isWithin(area.path, within)) continue;
    const metres = metresToEdge(layer.polygons[i] as Polygon, x, y, lattice);
    if (metres < nearest || (metres === nearest && found === null)) [found, nearest] = [area, metres];
  }
  return found && { area: found, metres: nearest };
}

/** The area a point is given to, and how many metres the point lies outside of it: 0 unless it lies in a gap between grids or outside of all. */
export interface FoundArea<A = TerritoryArea> {
  readonly area: A;
  readonly metres: number;
}
/** Finds areas by a WGS-84 point. */
export interface PointLocator {
  /** The most specific area a point lies in, down to the micro-grid where these are drawn; null outside the jurisdiction. */
  find(point: Point): FoundArea | null;
  /** The community nearest to a point outside, within {@link nearTolerance}; a street or county where no community is as near. */
  nearest(point: Point): FoundArea | null;
}

/** Prepares the spatial index over the boundaries of the given areas. Areas without a boundary are never found by a point. */
export function makePointLocator(areas: readonly TerritoryArea[]): PointLocator {
  const drawn = areas.filter((area) => area.boundary !== null);
  if (drawn.length === 0) return { find: () => null, nearest: () => null };
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const area of drawn) {
    for (const ring of ringsOf(area.boundary as NonNullable<TerritoryArea['boundary']>)) {
      for (const [lon, lat] of ring) {
        west = Math.min(west, lon);
        east = Math.max(east, lon);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
    }
  }
  const lattice = makeLattice(west, south, east, north);
  const grids = makeLayer(drawn, 'grid', lattice);
  const microGrids = makeLayer(drawn, 'micro_grid', lattice);
  const above = areaLevels
    .slice(0, areaLevels.indexOf('grid'))
    .reverse()
    .map((level) => makeLayer(drawn, level, lattice));

  const find = ({ lon, lat }: Point): FoundArea | null => {
    // written so that a coordinate that is no number is outside, too
    if (!(lon >= west && lon <= east && lat >= south && lat <= north)) return null;
    const x = lattice.x(lon);
    const y = lattice.y(lat);
    const grid = findIn(grids, x, y);
    if (grid) return { area: findIn(microGrids, x, y, grid.path) ?? grid, metres: 0 };
    for (const layer of above) {
      const area = findIn(layer, x, y);
      if (area) return nearestIn(grids, x, y, lattice, gapTolerance, area.path) ?? { area, metres: 0 };
    }
    return null;
  };
  return {
    find,
    nearest: ({ lon, lat }) => {
      for (const layer of above) {
        const found = nearestIn(layer, lattice.x(lon), lattice.y(lat), lattice, nearTolerance);
        if (found) return found;
      }
      return null;
    },
  };
}

/** Points that stand for a circle: its middle and sixteen directions on three rings. */
export const circleAround = ({ lon, lat }: Point, metres: number): Point[] => {
  const east = metres / (metresPerDegree * Math.cos((lat * Math.PI) / 180));
  const north = metres / metresPerDegree;
  const turns = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
  const ring = (part: number) =>
    turns.map((turn) => ({ lon: lon + part * east * Math.cos(turn), lat: lat + part * north * Math.sin(turn) }));
  return [{ lon, lat }, ...[1 / 3, 2 / 3, 1].flatMap(ring)];
};
