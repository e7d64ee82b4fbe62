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
export const metresPerDegree = 111_195;

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

/**
 * The edges of a polygon that cross each of many level strips of equal height: what a point has to be compared with, instead of all edges.
 * Strip `n` holds the edges from `starts[n]` to `starts[n + 1]` of `edges`.
 */
interface Strips {
  readonly height: number;
  readonly starts: Int32Array;
  readonly edges: Float64Array;
}

/** A boundary on the lattice: its edges as x1, y1, x2, y2 with y1 ≤ y2, so that two neighbours hold a shared edge identically. */
export interface Polygon {
  readonly edges: Float64Array;
  /** Null where there are too few edges for it to pay. */
  readonly strips: Strips | null;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Fewer edges are compared as quickly as a strip is found. */
const fewEdges = 64;
const mostStrips = 4096;

function toStrips(edges: Float64Array, minY: number, maxY: number): Strips | null {
  const count = edges.length / 4;
  if (count <= fewEdges || maxY <= minY) return null;
  const strips = Math.min(mostStrips, count);
  const height = (maxY - minY) / strips;
  const stripOf = (y: number): number => Math.min(strips - 1, Math.floor((y - minY) / height));
  const starts = new Int32Array(strips + 1);
  /** Calls `visit` for each strip an edge touches; a level edge is crossed by no ray. */
  const each = (visit: (strip: number, edge: number) => void): void => {
    for (let i = 0; i < edges.length; i += 4) {
      const [y1, y2] = [edges[i + 1] as number, edges[i + 3] as number];
      if (y1 === y2) continue;
      const last = stripOf(y2);
      for (let strip = stripOf(y1); strip <= last; strip++) visit(strip, i);
    }
  };
  each((strip) => {
    starts[strip + 1] = (starts[strip + 1] as number) + 4;
  });
  for (let strip = 0; strip < strips; strip++) starts[strip + 1] = (starts[strip + 1] as number) + (starts[strip] as number);
  const sorted = new Float64Array(starts[strips] as number);
  const next = starts.slice(0, -1);
  each((strip, edge) => {
    const at = next[strip] as number;
    sorted.set(edges.subarray(edge, edge + 4), at);
    next[strip] = at + 4;
  });
  return { height, starts, edges: sorted };
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
  const exact = Float64Array.from(edges);
  return { edges: exact, strips: toStrips(exact, minY, maxY), minX, minY, maxX, maxY };
}

/**
 * Whether a lattice point lies inside, by the even-odd rule along a ray to the east. An edge counts from its lower end (included) to its
 * upper end (excluded) and only when the point lies strictly to its left: a point on a border shared by two polygons therefore
 * belongs to exactly one of them, the one to the east (above, on a level border), and holes and separate parts need no special case.
 */
export function contains(polygon: Polygon, x: number, y: number): boolean {
  if (x < polygon.minX || x > polygon.maxX || y < polygon.minY || y > polygon.maxY) return false;
  let { edges } = polygon;
  let [from, to] = [0, edges.length];
  if (polygon.strips) {
    const { height, starts } = polygon.strips;
    // the same arithmetic that sorted the edges into strips, so that rounding cannot part a point from its edges
    const strip = Math.min(starts.length - 2, Math.floor((y - polygon.minY) / height));
    edges = polygon.strips.edges;
    [from, to] = [starts[strip] as number, starts[strip + 1] as number];
  }
  let inside = false;
  for (let i = from; i < to; i += 4) {
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
