import { type Faces, facesOf, Groups } from './faces.ts';
import { type Line, type Noded, node } from './noding.ts';
import { boundaryOf, piecesOf } from './region.ts';
import type { Boundary, Shape, Spot } from './shape.ts';
import { areaOf, type Box, boxesTouch, boxOfBoundary, cornersOf, ringOf, ringsOf } from './shape.ts';

/** A connected part of some ground. */
export interface Part {
  readonly boundary: Boundary;
  /** Square metres. */
  readonly area: number;
  readonly has: (half: number) => boolean;
  /** Whether it borders on an edge called a wall. */
  readonly walled: boolean;
}

/** Several boundaries laid over one another, each under its number in the list, with cuts and further spots. */
export interface Overlay {
  readonly faces: Faces;
  /** The ground of the faces that `inside` accepts, asked by a half-edge on their border; null when there is none. */
  region(inside: (half: number) => boolean): Boundary | null;
  /**
   * The connected parts of that ground, a face being one with its neighbour unless `wall` says that their edge divides them. `among`: the
   * half-edges to look at, where all those inside are known.
   */
  parts(inside: (half: number) => boolean, how?: { wall?: (edge: number) => boolean; among?: readonly number[] }): Part[];
  holds(half: number, label: number): boolean;
  /** A boundary of the list with the corners others brought onto its edges; the same object when there are none. */
  withCorners(label: number): Boundary | null;
  readonly origin: Spot;
}

/** Lays boundaries over one another. The grid begins at the south-west of what is laid, so that numbers stay small and exact. */
export function lay(
  boundaries: readonly (Boundary | null)[],
  cuts: readonly (readonly Spot[])[] = [],
  also: readonly Spot[] = [],
): Overlay {
  const corners = boundaries.map((boundary) => ringsOf(boundary).map(cornersOf));
  let [x, y] = [Infinity, Infinity];
  const see = (spot: Spot) => {
    x = Math.min(x, spot.x);
    y = Math.min(y, spot.y);
  };
  for (const rings of corners) for (const ring of rings) ring.forEach(see);
  for (const cut of cuts) cut.forEach(see);
  also.forEach(see);
  const origin = { x, y };
  const local = (spot: Spot): Spot => ({ x: spot.x - x, y: spot.y - y });
  const lines: Line[] = [];
  corners.forEach((rings, label) => {
    for (const ring of rings) {
      for (const [i, a] of ring.entries()) lines.push({ a: local(a), b: local(ring[(i + 1) % ring.length] as Spot), label });
    }
  });
  for (const cut of cuts) {
    for (let i = 0; i + 1 < cut.length; i++) lines.push({ a: local(cut[i] as Spot), b: local(cut[i + 1] as Spot), label: null });
  }
  const noded: Noded = node(lines, also.map(local));
  const faces = facesOf(noded);
  const holds = (half: number, label: number) => faces.labels(half).includes(label);
  const every = Array.from({ length: noded.edges.length * 2 }, (_, half) => half);
  const region = (inside: (half: number) => boolean) =>
    boundaryOf(
      piecesOf(
        faces,
        every.filter((half) => inside(half) && !inside(half ^ 1)),
        origin,
      ),
    );
  return {
    faces,
    origin,
    holds,
    region,
    parts: (inside, { wall = () => false, among = every } = {}) => {
      const held = among.filter(inside);
      const isWall = (half: number) => inside(half ^ 1) && wall(half >> 1);
      const numbers = new Map<number, number>();
      for (const half of held) if (!numbers.has(faces.face(half))) numbers.set(faces.face(half), numbers.size);
      const groups = new Groups(numbers.size);
      const groupOf = (half: number) => groups.of(numbers.get(faces.face(half)) as number);
      for (const half of held) if (inside(half ^ 1) && !isWall(half)) groups.join(groupOf(half), groupOf(half ^ 1));
      const members = Map.groupBy(held, groupOf);
      return [...members].flatMap(([group, halves]) => {
        const has = (half: number) => inside(half) && groupOf(half) === group;
        const boundary = boundaryOf(
          piecesOf(
            faces,
            halves.filter((half) => !has(half ^ 1)),
            origin,
          ),
        );
        return boundary ? [{ boundary, area: areaOf(boundary), has, walled: halves.some(isWall) }] : [];
      });
    },
    withCorners: (label) => {
      const boundary = boundaries[label] ?? null;
      let same = true;
      let simple = true;
      const rings = (corners[label] ?? []).map((ring) => {
        const walked = ring.flatMap((a, i) => {
          const nodes = noded.nodesOn(local(a), local(ring[(i + 1) % ring.length] as Spot));
          return nodes ? [a, ...nodes.map((spot) => ({ x: spot.x + x, y: spot.y + y }))] : [a];
        });
        if (walked.length !== ring.length) same = false;
        if (walked.length < 3 || new Set(walked.map((spot) => `${spot.x} ${spot.y}`)).size !== walked.length) simple = false;
        return walked;
      });
      // two rings of one ground led along the same edge bound nothing there
      if (!same && hasEdgeTwice(rings)) simple = false;
      if (!simple) return region((half) => holds(half, label));
      if (same && boundary && isOnGrid(boundary, corners[label] ?? [])) return boundary;
      if (!boundary) return null;
      if (boundary.type === 'Polygon') return { type: 'Polygon', coordinates: rings.map(ringOf) };
      let at = 0;
      return { type: 'MultiPolygon', coordinates: boundary.coordinates.map((polygon) => polygon.map(() => ringOf(rings[at++] as Spot[]))) };
    },
  };
}

/** Whether an edge belongs to two rings, or to one ring twice. */
function hasEdgeTwice(rings: readonly (readonly Spot[])[]): boolean {
  const edges = rings.flatMap((ring) =>
    ring.map((a, i) => {
      const b = ring[(i + 1) % ring.length] as Spot;
      const [from, to] = a.x < b.x || (a.x === b.x && a.y < b.y) ? [a, b] : [b, a];
      return `${from.x} ${from.y} ${to.x} ${to.y}`;
    }),
  );
  return new Set(edges).size !== edges.length;
}

/** Whether a boundary's positions are exactly its corners, closed. */
function isOnGrid(boundary: Boundary, corners: readonly (readonly Spot[])[]): boolean {
  return ringsOf(boundary).every((ring, r) => {
    const spots = corners[r] as readonly Spot[];
    return (
      ring.length === spots.length + 1 &&
      ring.every(([lon, lat], i) => {
        const spot = spots[i % spots.length] as Spot;
        return lon === spot.x / 1e7 && lat === spot.y / 1e7;
      })
    );
  });
}

/** Numbers in the list of the features whose bounds come near a box. */
export const nearTo = (features: readonly Shape[], box: Box): number[] =>
  features.flatMap(({ boundary }, i) => (boundary && boxesTouch(boxOfBoundary(boundary), box) ? [i] : []));

/** Lets the features `near` (laid in this order) take up new corners, and puts `changes` in their places; the rest stays as it is. */
export function settle<F extends Shape>(
  features: readonly F[],
  near: readonly number[],
  overlay: Overlay,
  changes: ReadonlyMap<string, Boundary | null>,
): F[] {
  const settled = [...features];
  near.forEach((i, label) => {
    const feature = features[i] as F;
    const changed = changes.get(feature.key);
    const boundary = changed === undefined ? overlay.withCorners(label) : changed;
    if (boundary !== feature.boundary) settled[i] = { ...feature, boundary };
  });
  return settled;
}

/**
 * Rounds what an act made of `before` once more, until nothing changes: an edge led through one spot may come within half a step of a
 * further corner – also of one far from the act – and would be led through it at the next act for one of its areas alone. Iterated snap
 * rounding: D. Halperin, E. Packer, 2002.
 * @param also further spots edges are led through
 */
export function stable<F extends Shape>(before: readonly F[], after: readonly F[], also: readonly Spot[] = []): readonly F[] {
  const known = new Set(before);
  const boxes = after.flatMap((feature) => (feature.boundary && !known.has(feature) ? [boxOfBoundary(feature.boundary)] : []));
  if (boxes.length === 0) return after;
  const near = after.flatMap(({ boundary }, i) => (boundary && boxes.some((box) => boxesTouch(box, boxOfBoundary(boundary))) ? [i] : []));
  const overlay = lay(
    near.map((i) => after[i]?.boundary ?? null),
    [],
    also,
  );
  return stable(after, settle(after, near, overlay, new Map()), also);
}
