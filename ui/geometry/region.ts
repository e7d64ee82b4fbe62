import type { Faces } from './faces.ts';
import type { Boundary, Spot } from './shape.ts';
import { boxOf, ringOf, turn } from './shape.ts';

/** Cuts a closed walk into rings that visit no spot twice. */
function simpleRings(walk: readonly number[]): number[][] {
  const rings: number[][] = [];
  const trail: number[] = [];
  const at = new Map<number, number>();
  for (const v of walk) {
    const before = at.get(v);
    if (before !== undefined) {
      const ring = trail.splice(before);
      for (const one of ring) at.delete(one);
      if (ring.length > 2) rings.push(ring);
    }
    at.set(v, trail.length);
    trail.push(v);
  }
  if (trail.length > 2) rings.push(trail);
  return rings;
}

const doubledArea = (ring: readonly Spot[]): number => {
  let sum = 0;
  for (let i = 1; i + 1 < ring.length; i++) sum += turn(ring[0] as Spot, ring[i] as Spot, ring[i + 1] as Spot);
  return sum;
};

/** Whether the middle of a ring's first edge lies inside another ring; edges share whole ends or nothing. */
function liesIn(ring: readonly Spot[], other: readonly Spot[]): boolean {
  const [a, b] = [ring[0] as Spot, ring[1] as Spot];
  const [x, y] = [a.x + b.x, a.y + b.y];
  let inside = false;
  other.forEach((p, i) => {
    const q = other[(i + 1) % other.length] as Spot;
    const [low, high] = p.y < q.y ? [p, q] : [q, p];
    if (y < 2 * low.y || y >= 2 * high.y) return;
    if ((high.x - low.x) * (y - 2 * low.y) - (x - 2 * low.x) * (high.y - low.y) > 0) inside = !inside;
  });
  return inside;
}

/** One connected piece of ground: its outer ring, counter-clockwise, and its holes, clockwise. */
export type Piece = readonly (readonly Spot[])[];

/** The ground to the left of border half-edges, which must be all of its border; shifted to where the grid begins. */
export function piecesOf(faces: Faces, borders: Iterable<number>, origin: Spot): Piece[] {
  const { spots } = faces.noded;
  const border = new Set(borders);
  const walked = new Set<number>();
  const rings: Spot[][] = [];
  for (const start of border) {
    if (walked.has(start)) continue;
    const walk: number[] = [];
    let half = start;
    do {
      walked.add(half);
      walk.push(faces.from(half));
      half = faces.next(half);
      // around the spot, through faces that belong to the ground as well
      while (!border.has(half)) half = faces.next(half ^ 1);
    } while (half !== start);
    for (const ring of simpleRings(walk)) {
      rings.push(ring.map((v) => ({ x: (spots[v] as Spot).x + origin.x, y: (spots[v] as Spot).y + origin.y })));
    }
  }
  const outer = rings
    .filter((ring) => doubledArea(ring) > 0)
    .map((ring) => ({ ring, area: doubledArea(ring), box: boxOf(ring), holes: [ring] }));
  outer.sort((p, q) => p.area - q.area);
  for (const hole of rings) {
    if (doubledArea(hole) >= 0) continue;
    const [west, south, east, north] = boxOf(hole);
    const holder = outer.find(
      ({ ring, box }) => box[0] <= west && box[1] <= south && box[2] >= east && box[3] >= north && liesIn(hole, ring),
    );
    holder?.holes.push(hole);
  }
  return outer.map(({ holes }) => holes);
}

/** Pieces as a boundary; null when there are none. */
export function boundaryOf(pieces: readonly Piece[]): Boundary | null {
  const polygons = pieces.map((piece) => piece.map(ringOf));
  const [first] = polygons;
  if (!first) return null;
  return polygons.length === 1 ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: polygons };
}
