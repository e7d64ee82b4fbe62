import { crossing, passes } from './noding.ts';
import { lay, nearTo, settle, stable } from './overlay.ts';
import {
  type Boundary,
  boxOf,
  cornersOf,
  type Outcome,
  type Position,
  type Refusal,
  ringOf,
  ringsOf,
  type Shape,
  type Spot,
  sameSpot,
  toPosition,
  toSpot,
  turn,
} from './shape.ts';

/** A corner as the rings around it have it. */
interface Corner {
  readonly spot: Spot;
  /** The features that have it, with the corners before and after it. */
  readonly holders: readonly { readonly key: string; readonly before: Spot; readonly after: Spot }[];
}

const drawnIn = (features: readonly Shape[]) => features.filter((feature) => feature.boundary !== null);
const edgesOf = (boundary: Boundary | null): (readonly [Spot, Spot])[] =>
  ringsOf(boundary).flatMap((ring) => {
    const corners = cornersOf(ring);
    return corners.map((a, i) => [a, corners[(i + 1) % corners.length] as Spot] as const);
  });

function cornerAt(features: readonly Shape[], spot: Spot): Corner | null {
  const holders = drawnIn(features).flatMap(({ key, boundary }) =>
    ringsOf(boundary).flatMap((ring) => {
      const corners = cornersOf(ring);
      const at = corners.findIndex((corner) => sameSpot(corner, spot));
      if (at < 0) return [];
      return [{ key, before: corners.at(at - 1) as Spot, after: corners[(at + 1) % corners.length] as Spot }];
    }),
  );
  return holders.length > 0 ? { spot, holders } : null;
}

const isIn = (p: Spot, a: Spot, b: Spot, c: Spot): boolean => {
  const sides = [turn(a, b, p), turn(b, c, p), turn(c, a, p)];
  if (sides.every((side) => side === 0)) {
    const [west, south, east, north] = boxOf([a, b, c]);
    return p.x >= west && p.x <= east && p.y >= south && p.y <= north;
  }
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
};
/** Whether two edges meet anywhere but in a common end. */
function meets(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const within = (p: Spot, q: Spot, r: Spot) =>
    r.x >= Math.min(p.x, q.x) && r.x <= Math.max(p.x, q.x) && r.y >= Math.min(p.y, q.y) && r.y <= Math.max(p.y, q.y);
  const common = [a, b].filter((spot) => sameSpot(spot, c) || sameSpot(spot, d));
  if (common.length === 2) return true;
  const [c1, d1, a1, b1] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (common.length === 1) {
    const [own, other] = [sameSpot(common[0] as Spot, a) ? b : a, sameSpot(common[0] as Spot, c) ? d : c];
    return turn(a, b, other) === 0 && (within(a, b, other) || within(c, d, own));
  }
  if (((c1 > 0 && d1 < 0) || (c1 < 0 && d1 > 0)) && ((a1 > 0 && b1 < 0) || (a1 < 0 && b1 > 0))) return true;
  return (c1 === 0 && within(a, b, c)) || (d1 === 0 && within(a, b, d)) || (a1 === 0 && within(c, d, a)) || (b1 === 0 && within(c, d, b));
}

/** Steps by which a corner may lie beside the outline it is upon: corners put onto an edge that was cut there before are rounded once more. */
const drift = 5;
const isUpon = ([a, b]: readonly [Spot, Spot], spot: Spot): boolean => onEdge(a, b, spot, 1).distance <= drift;
/** Edges of the outline that all these spots are upon. */
const outlineThrough = (parent: Boundary | null, spots: readonly Spot[]) =>
  edgesOf(parent).filter((edge) => spots.every((spot) => isUpon(edge, spot)));

/**
 * Whether a corner may go to `target` (null: away) while everything else stands. On its way there it meets nothing, and no corner lies in
 * the triangles its edges sweep over; then every piece of ground keeps its neighbours, and no gap or overlap comes about. The corner alone
 * can pass between the ends of a triangle, which would turn it inside out. New edges keep half a step from other corners, and the corner
 * from other edges, so that snap rounding leaves all of them as they are.
 */
function whyNot(
  features: readonly Shape[],
  parent: Boundary | null,
  moved: Spot,
  target: Spot | null,
  edges: readonly (readonly [Spot, Spot])[],
  swept: readonly (readonly [Spot, Spot, Spot])[],
): Refusal | null {
  const near = nearTo(features, boxOf(swept.flat())).map((i) => features[i] as Shape);
  const stands = ([a, b]: readonly [Spot, Spot]) => !sameSpot(a, moved) && !sameSpot(b, moved);
  const strikes = ([a, b]: readonly [Spot, Spot]) =>
    target !== null && (crossing(a, b, moved, target) !== null || passes(a, b, target) || sameSpot(a, target) || sameSpot(b, target));
  const blocks = ([a, b]: readonly [Spot, Spot]) =>
    strikes([a, b]) ||
    edges.some(([c, d]) => meets(a, b, c, d) || [a, b].some((one) => !sameSpot(one, c) && !sameSpot(one, d) && passes(c, d, one))) ||
    swept.some(([c, d, e]) => [a, b].some((one) => !sameSpot(one, c) && !sameSpot(one, d) && !sameSpot(one, e) && isIn(one, c, d, e)));
  if (near.some(({ boundary }) => edgesOf(boundary).some((edge) => stands(edge) && blocks(edge)))) return 'crossing';
  const leaves = edgesOf(parent).some(
    ([a, b]) =>
      // an end upon the outline may lie a few steps beyond it
      edges.some(([c, d]) => !isUpon([a, b], c) && !isUpon([a, b], d) && crossing(a, b, c, d) !== null) ||
      swept.some(([c, d, e]) => !sameSpot(a, c) && !sameSpot(a, d) && !sameSpot(a, e) && isIn(a, c, d, e)),
  );
  return leaves ? 'outside' : null;
}

/** Whether a spot lies within the outline or upon it. */
function isInside(parent: Boundary, spot: Spot): boolean {
  let inside = false;
  for (const [a, b] of edgesOf(parent)) {
    if (passes(a, b, spot)) return true;
    const [low, high] = a.y < b.y ? [a, b] : [b, a];
    if (spot.y >= low.y && spot.y < high.y && turn(low, high, spot) > 0) inside = !inside;
  }
  return inside;
}

const replaced = <F extends Shape>(features: readonly F[], keys: ReadonlySet<string>, change: (corners: Spot[]) => Spot[]): F[] =>
  features.map((feature) => {
    const { boundary } = feature;
    if (!boundary || !keys.has(feature.key)) return feature;
    const redo = (ring: readonly Position[]) => ringOf(change(cornersOf(ring)));
    const coordinates = boundary.type === 'Polygon' ? boundary.coordinates.map(redo) : boundary.coordinates.map((part) => part.map(redo));
    return { ...feature, boundary: { type: boundary.type, coordinates } as Boundary };
  });

/**
 * Moves a corner for every feature that has it. Refused where an edge would cross another, where the corner would leave its parent, and for
 * corners of the outline – a corner upon one of its edges slides along it.
 */
export function moveVertex<F extends Shape>(features: readonly F[], parent: Boundary | null, at: Position, to: Position): Outcome<F> {
  const [spot, target] = [toSpot(at), toSpot(to)];
  const corner = cornerAt(features, spot);
  if (!corner) return { refused: 'not_found' };
  if (sameSpot(spot, target)) return { refused: 'nothing' };
  const upon = outlineThrough(parent, [spot]);
  const ends = corner.holders.flatMap(({ before, after }) => [before, after]);
  const slides = outlineThrough(parent, [spot, target]).some(
    ([a, b]) => passes(a, b, target) || ends.some((end) => passes(end, spot, target)),
  );
  if (upon.length > 1 || (upon.length === 1 && !slides)) return { refused: 'on_outline' };
  if (parent && upon.length === 0 && !isInside(parent, target)) return { refused: 'outside' };
  const edges = ends.map((end) => [end, target] as const);
  const swept = ends.map((end) => [end, spot, target] as const);
  const refused = whyNot(features, upon.length === 1 ? null : parent, spot, target, edges, swept);
  if (refused) return { refused };
  const keys = new Set(corner.holders.map(({ key }) => key));
  return {
    features: replaced(features, keys, (corners) => corners.map((one) => (sameSpot(one, spot) ? target : one))),
    keys: [...keys],
  };
}

/** Takes a corner away where no more than two areas meet. */
export function removeVertex<F extends Shape>(features: readonly F[], parent: Boundary | null, at: Position): Outcome<F> {
  const spot = toSpot(at);
  const corner = cornerAt(features, spot);
  const first = corner?.holders[0];
  if (!corner || !first) return { refused: 'not_found' };
  const { before, after } = first;
  const alike = corner.holders.every(
    (one) => (sameSpot(one.before, before) && sameSpot(one.after, after)) || (sameSpot(one.before, after) && sameSpot(one.after, before)),
  );
  if (!alike || new Set(corner.holders.map(({ key }) => key)).size !== corner.holders.length) return { refused: 'junction' };
  const upon = outlineThrough(parent, [spot]);
  if (upon.length > 0 && (upon.length > 1 || outlineThrough(parent, [spot, before, after]).length === 0)) return { refused: 'on_outline' };
  const keys = new Set(corner.holders.map(({ key }) => key));
  const rings = features.filter(({ key }) => keys.has(key)).flatMap(({ boundary }) => ringsOf(boundary).map(cornersOf));
  if (rings.some((ring) => ring.length <= 3 && ring.some((one) => sameSpot(one, spot)))) return { refused: 'too_small' };
  const refused = whyNot(features, upon.length > 0 ? null : parent, spot, null, [[before, after]], [[before, spot, after]]);
  if (refused) return { refused };
  return { features: replaced(features, keys, (corners) => corners.filter((one) => !sameSpot(one, spot))), keys: [...keys] };
}

/** The place on an edge nearest to a spot, not rounded, and its distance squared in steps, eastward steps weighed by `narrow`. */
export function onEdge(a: Spot, b: Spot, p: Spot, narrow: number): { x: number; y: number; distance: number } {
  const [dx, dy] = [(b.x - a.x) * narrow, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - a.x) * narrow * dx + (p.y - a.y) * dy) / length));
  const [x, y] = [a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)];
  return { x, y, distance: Math.hypot((x - p.x) * narrow, y - p.y) };
}

/** Puts a corner onto the edge nearest to a position, for both neighbours. */
export function insertVertex<F extends Shape>(features: readonly F[], on: Position): Outcome<F> & { readonly at?: Position } {
  const wanted = toSpot(on);
  const narrow = Math.cos((on[1] * Math.PI) / 180);
  let best: { x: number; y: number; distance: number } | null = null;
  for (const { boundary } of features) {
    for (const [a, b] of edgesOf(boundary)) {
      const found = onEdge(a, b, wanted, narrow);
      if (best === null || found.distance < best.distance) best = found;
    }
  }
  if (best === null) return { refused: 'not_found' };
  const spot = { x: Math.round(best.x), y: Math.round(best.y) };
  if (cornerAt(features, spot)) return { refused: 'nothing' };
  const near = nearTo(features, boxOf([spot]));
  const overlay = lay(
    near.map((i) => features[i]?.boundary ?? null),
    [],
    [spot],
  );
  const settled = stable(features, settle(features, near, overlay, new Map()));
  const keys = settled.flatMap((feature, i) => (feature === features[i] ? [] : [feature.key]));
  return keys.length === 0 ? { refused: 'nothing' } : { features: settled, keys, at: toPosition(spot) };
}

/** The features that have a corner there, and whether it may be taken away as far as junctions are concerned. */
export function vertexAt(features: readonly Shape[], position: Position): { keys: readonly string[]; removable: boolean } | null {
  const corner = cornerAt(features, toSpot(position));
  if (!corner) return null;
  const ends = new Set(corner.holders.flatMap(({ before, after }) => [`${before.x} ${before.y}`, `${after.x} ${after.y}`]));
  return { keys: [...new Set(corner.holders.map(({ key }) => key))], removable: ends.size === 2 };
}

/** Every corner once. */
export function verticesOf(features: readonly Shape[]): Position[] {
  const corners = new Map<string, Position>();
  for (const { boundary } of features) {
    for (const spot of ringsOf(boundary).flatMap(cornersOf)) corners.set(`${spot.x} ${spot.y}`, toPosition(spot));
  }
  return [...corners.values()];
}

/** Where a position within `tolerance` metres of a corner or an edge – of a feature or of the outline – comes to lie; corners go before edges. */
export function snap(
  features: readonly Shape[],
  parent: Boundary | null,
  position: Position,
  tolerance: number,
): { position: Position; to: 'vertex' | 'edge'; keys: readonly string[] } | null {
  const spot = toSpot(position);
  const narrow = Math.cos((position[1] * Math.PI) / 180);
  const reach = (tolerance / 111_195) * 1e7;
  const shapes = [...features, { key: '', code: null, from: [], boundary: parent }];
  const near = nearTo(shapes, [spot.x - reach / narrow, spot.y - reach, spot.x + reach / narrow, spot.y + reach]);
  let corner: { spot: Spot; distance: number } | null = null;
  let edge: { spot: Spot; distance: number } | null = null;
  for (const i of near) {
    for (const [a, b] of edgesOf(shapes[i]?.boundary ?? null)) {
      const away = Math.hypot((a.x - spot.x) * narrow, a.y - spot.y);
      if (away <= reach && (corner === null || away < corner.distance)) corner = { spot: a, distance: away };
      const { x, y, distance } = onEdge(a, b, spot, narrow);
      if (distance <= reach && (edge === null || distance < edge.distance))
        edge = { spot: { x: Math.round(x), y: Math.round(y) }, distance };
    }
  }
  const found = corner ?? edge;
  if (!found) return null;
  const touched = near.flatMap((i) => {
    const { key, boundary } = shapes[i] as Shape;
    return key !== '' && edgesOf(boundary).some(([a, b]) => sameSpot(a, found.spot) || sameSpot(b, found.spot) || passes(a, b, found.spot))
      ? [key]
      : [];
  });
  return { position: toPosition(found.spot), to: corner ? 'vertex' : 'edge', keys: touched };
}
