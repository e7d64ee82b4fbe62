import type { Boundary, Ring } from './area.ts';

/**
 * A lattice of whole numbers laid over the jurisdiction. Its step is 1e-7° (about 1 cm) as long as the jurisdiction spans less than 6.7°,
 * so that every product below stays under 2^52 and the test "left or right of this edge" is exact: no rounding, hence no point that
 * falls through a border between two grids or into both.
 */
export interface Lattice {
  readonly x: (lon: number) => number;
  readonly y: (lat: number) => number;
  /** Metres per lattice step, eastward (in the middle of the jurisdiction) and northward. */
  readonly metresX: number;
  readonly metresY: number;
}

const widestExact = 2 ** 26;
const metresPerDegree = 111_195;

/** Chooses the finest exact lattice for the given bounds in degrees. */
export function makeLattice(west: number, south: number, east: number, north: number): Lattice {
  const span = Math.max(east - west, north - south);
  let scale = 1e7;
  while (scale > 1 && span * scale >= widestExact) scale /= 10;
  const middle = ((south + north) / 2) * (Math.PI / 180);
  return {
    x: (lon) => Math.round((lon - west) * scale),
    y: (lat) => Math.round((lat - south) * scale),
    metresX: (metresPerDegree * Math.cos(middle)) / scale,
    metresY: metresPerDegree / scale,
  };
}

/** All rings of a boundary, outer ones and holes alike. */
export const ringsOf = (boundary: Boundary): readonly Ring[] =>
  boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates.flat();

/** A boundary on the lattice: its edges as x1, y1, x2, y2 with y1 ≤ y2, so that two neighbours hold a shared edge identically. */
export interface Polygon {
  readonly edges: Float64Array;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Lays a boundary on the lattice. Rings need not repeat their first position. */
export function toPolygon(boundary: Boundary, lattice: Lattice): Polygon {
  const edges: number[] = [];
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of ringsOf(boundary)) {
    const points = ring.map(([lon, lat]) => [lattice.x(lon), lattice.y(lat)] as const);
    let from = points.at(-1);
    for (const to of points) {
      minX = Math.min(minX, to[0]);
      maxX = Math.max(maxX, to[0]);
      minY = Math.min(minY, to[1]);
      maxY = Math.max(maxY, to[1]);
      if (from && (from[0] !== to[0] || from[1] !== to[1])) {
        if (from[1] < to[1] || (from[1] === to[1] && from[0] < to[0])) edges.push(from[0], from[1], to[0], to[1]);
        else edges.push(to[0], to[1], from[0], from[1]);
      }
      from = to;
    }
  }
  return { edges: Float64Array.from(edges), minX, minY, maxX, maxY };
}

/**
 * Whether a lattice point lies inside, by the even-odd rule along a ray to the east. An edge counts from its lower end (included) to its
 * upper end (excluded) and only when the point lies strictly to its left: a point on a border shared by two polygons therefore
 * belongs to exactly one of them, the one to the east (above, on a level border), and holes and separate parts need no special case.
 */
export function contains(polygon: Polygon, x: number, y: number): boolean {
  const { edges } = polygon;
  let inside = false;
  for (let i = 0; i < edges.length; i += 4) {
    const y1 = edges[i + 1] as number;
    const y2 = edges[i + 3] as number;
    if (y < y1 || y >= y2) continue;
    const x1 = edges[i] as number;
    const x2 = edges[i + 2] as number;
    if ((x2 - x1) * (y - y1) - (x - x1) * (y2 - y1) > 0) inside = !inside;
  }
  return inside;
}

/** Metres from a lattice point to the nearest edge of a polygon. */
export function metresToEdge(polygon: Polygon, x: number, y: number, lattice: Lattice): number {
  const { edges } = polygon;
  let nearest = Infinity;
  for (let i = 0; i < edges.length; i += 4) {
    const ax = ((edges[i] as number) - x) * lattice.metresX;
    const ay = ((edges[i + 1] as number) - y) * lattice.metresY;
    const bx = ((edges[i + 2] as number) - x) * lattice.metresX;
    const by = ((edges[i + 3] as number) - y) * lattice.metresY;
    const along = Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
    nearest = Math.min(nearest, Math.hypot(ax + along * (bx - ax), ay + along * (by - ay)));
  }
  return nearest;
}
