import Flatbush from 'flatbush';
import type { Point } from '#contract/kernel/values.ts';
import type { Boundary, Position, Ring } from './area.ts';
import { makeLattice, ringsOf, toPolygon } from './polygon.ts';

/** What is wrong with the form of a boundary, before anything is known about its neighbours. */
export type FormFault = 'geometry' | 'open_ring' | 'swapped' | 'outside_china' | 'self_crossing';

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isPosition = (value: unknown): value is Position =>
  isList(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
const isRings = (value: unknown): value is readonly Ring[] =>
  isList(value) && value.length > 0 && value.every((ring) => isList(ring) && ring.every(isPosition));

/** Bounds of the land in degrees, generously. */
const china = { west: 73, east: 136, south: 3, north: 54 };
const inChina = (lon: number, lat: number) => lon >= china.west && lon <= china.east && lat >= china.south && lat <= china.north;

/** Bounds of a boundary: west, south, east, north. */
export function boundsOf(boundary: Boundary): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of ringsOf(boundary)) {
    for (const [lon, lat] of ring) {
      [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
    }
  }
  return [west, south, east, north];
}

/** Whether two edges of a boundary cross in their inner points. Touching is harmless: inside follows the even-odd rule. Exact. */
function crossesItself(boundary: Boundary): boolean {
  const { edges } = toPolygon(boundary, makeLattice(...boundsOf(boundary)));
  const count = edges.length / 4;
  if (count === 0) return false;
  const at = (i: number) => edges[i] as number;
  const index = new Flatbush(count);
  for (let i = 0; i < edges.length; i += 4) {
    index.add(Math.min(at(i), at(i + 2)), at(i + 1), Math.max(at(i), at(i + 2)), at(i + 3));
  }
  index.finish();
  const side = (i: number, x: number, y: number) =>
    Math.sign((at(i + 2) - at(i)) * (y - at(i + 1)) - (at(i + 3) - at(i + 1)) * (x - at(i)));
  const apart = (i: number, j: number) => side(i, at(j), at(j + 1)) * side(i, at(j + 2), at(j + 3)) < 0;
  for (let i = 0; i < edges.length; i += 4) {
    const near = index.search(Math.min(at(i), at(i + 2)), at(i + 1), Math.max(at(i), at(i + 2)), at(i + 3), (j) => j * 4 > i);
    if (near.some((j) => apart(i, j * 4) && apart(j * 4, i))) return true;
  }
  return false;
}

/** Takes a geometry of unknown origin as a boundary, or says what is wrong with it. */
export function boundaryOf(geometry: unknown): Boundary | FormFault {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const polygon: Boundary | null = type === 'Polygon' && isRings(coordinates) ? { type, coordinates } : null;
  const several = type === 'MultiPolygon' && isList(coordinates) && coordinates.length > 0 && coordinates.every(isRings);
  const boundary = polygon ?? (several ? ({ type, coordinates } as Boundary) : null);
  if (!boundary) return 'geometry';
  const rings = ringsOf(boundary);
  if (!rings.every((ring) => ring.length >= 4 && ring[0]?.[0] === ring.at(-1)?.[0] && ring[0]?.[1] === ring.at(-1)?.[1]))
    return 'open_ring';
  const [west, south, east, north] = boundsOf(boundary);
  if (!inChina(west, south) || !inChina(east, north)) return inChina(south, west) && inChina(north, east) ? 'swapped' : 'outside_china';
  return crossesItself(boundary) ? 'self_crossing' : boundary;
}

/** A point inside a boundary for its label: the middle of the longest stretch inside on the level at half its height. */
export function labelPoint(boundary: Boundary): Point {
  const [west, south, east, north] = boundsOf(boundary);
  const lattice = makeLattice(west, south, east, north);
  const polygon = toPolygon(boundary, lattice);
  const y = Math.floor((polygon.minY + polygon.maxY) / 2) + 0.5;
  const cuts: number[] = [];
  for (let i = 0; i < polygon.edges.length; i += 4) {
    const [x1, y1, x2, y2] = polygon.edges.subarray(i, i + 4) as unknown as [number, number, number, number];
    if (y1 < y && y2 > y) cuts.push(x1 + ((x2 - x1) * (y - y1)) / (y2 - y1));
  }
  cuts.sort((a, b) => a - b);
  let best = [polygon.minX, polygon.maxX] as [number, number];
  let longest = -1;
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
    if (to - from > longest) [best, longest] = [[from, to], to - from];
  }
  const stepX = (east - west) / Math.max(1, polygon.maxX - polygon.minX);
  const stepY = (north - south) / Math.max(1, polygon.maxY - polygon.minY);
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return { lon: round(west + ((best[0] + best[1]) / 2) * stepX), lat: round(south + y * stepY) };
}
