/** Longitude and latitude in degrees, WGS-84. */
export type Position = readonly [lon: number, lat: number];
/** A closed ring: its first position is repeated at the end. */
export type Ring = readonly Position[];
/** GeoJSON geometry of an area. Inside is decided by the even-odd rule over all rings. */
export type Boundary =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** What an act needs of a feature; all its other fields are carried along. */
export interface Shape {
  readonly key: string;
  /** Null for an area that does not exist yet. */
  readonly code: string | null;
  /** Codes of other present areas whose ground it takes over. */
  readonly from: readonly string[];
  /** Null while it has not been drawn. */
  readonly boundary: Boundary | null;
}

/** Why an act was refused; nothing has changed then. */
export type Refusal =
  | 'not_found'
  | 'crossing'
  | 'outside'
  | 'on_outline'
  | 'junction'
  | 'too_small'
  | 'no_cut'
  | 'not_neighbours'
  | 'nothing';

/** Features after an act – those it does not touch are the same objects – and the keys of those it is about, the main one first. */
export type Outcome<F> = { readonly features: readonly F[]; readonly keys: readonly string[] } | { readonly refused: Refusal };

/** All rings of a boundary, outer ones and holes alike. */
export const ringsOf = (boundary: Boundary | null): readonly Ring[] =>
  boundary === null ? [] : boundary.type === 'Polygon' ? boundary.coordinates : boundary.coordinates.flat();

/** Steps of the grid per degree: one is about a centimetre. */
const steps = 1e7;
const metresPerDegree = 111_195;

/** A position on the grid, as whole numbers of steps. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}
export const toSpot = ([lon, lat]: Position): Spot => ({ x: Math.round(lon * steps), y: Math.round(lat * steps) });
export const toPosition = ({ x, y }: Spot): Position => [x / steps, y / steps];
export const sameSpot = (a: Spot, b: Spot): boolean => a.x === b.x && a.y === b.y;

/** Metres per step eastward and northward at a latitude given in steps. */
export const metresPerStep = (y: number): { readonly x: number; readonly y: number } => ({
  x: (metresPerDegree / steps) * Math.cos((y / steps) * (Math.PI / 180)),
  y: metresPerDegree / steps,
});

/** Corners of a ring on the grid: not repeated at the end, none twice in a row. */
export function cornersOf(ring: Ring): Spot[] {
  const corners: Spot[] = [];
  for (const position of ring) {
    const spot = toSpot(position);
    const last = corners.at(-1);
    if (!last || !sameSpot(last, spot)) corners.push(spot);
  }
  while (corners.length > 1 && sameSpot(corners[0] as Spot, corners.at(-1) as Spot)) corners.pop();
  return corners;
}

/** A ring of corners, closed. */
export const ringOf = (corners: readonly Spot[]): Ring => [...corners, corners[0] as Spot].map(toPosition);

/** Twice the signed area of a, b, c: positive when c lies to the left of a → b. Exact within 6.7°. */
export const turn = (a: Spot, b: Spot, c: Spot): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** West, south, east, north in steps. */
export type Box = readonly [number, number, number, number];
export const boxOf = (spots: Iterable<Spot>): Box => {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of spots) [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  return [west, south, east, north];
};
/** Whether two boxes come within two steps of each other. */
export const boxesTouch = (a: Box, b: Box): boolean => a[0] <= b[2] + 2 && b[0] <= a[2] + 2 && a[1] <= b[3] + 2 && b[1] <= a[3] + 2;

const boxes = new WeakMap<Boundary, Box>();
/** Bounds of a boundary in steps; remembered. */
export function boxOfBoundary(boundary: Boundary): Box {
  const known = boxes.get(boundary);
  if (known) return known;
  const box = boxOf(ringsOf(boundary).flatMap((ring) => ring.map(toSpot)));
  boxes.set(boundary, box);
  return box;
}

/** Metres of the earth's mean radius (IUGG), of which {@link metresPerDegree} is a degree. */
const radius = 6_371_008.8;
const radians = Math.PI / 180;

/**
 * Square metres of a boundary: its outer rings less its holes, on a sphere. Each edge counts for itself, so that pieces add up to the whole:
 * R. G. Chamberlain, W. H. Duquette, Some algorithms for polygons on a sphere, 2007.
 */
export function areaOf(boundary: Boundary | null): number {
  if (boundary === null) return 0;
  const polygons = boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;
  const ringArea = (ring: Ring): number => {
    let sum = 0;
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[lon1, lat1], [lon2, lat2]] = [ring[i] as Position, ring[i + 1] as Position];
      sum += (lon2 - lon1) * radians * (Math.sin(lat1 * radians) + Math.sin(lat2 * radians));
    }
    return Math.abs((sum * radius ** 2) / 2);
  };
  return polygons.reduce((total, rings) => total + rings.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * ringArea(ring), 0), 0);
}
