import { selfCrossings } from './crossings.ts';
import { lay, nearTo, type Part, settle, stable } from './overlay.ts';
import { type Boundary, boxOfBoundary, cornersOf, type Outcome, type Position, ringsOf, type Shape, toSpot } from './shape.ts';

/** Ground smaller than this, in square metres, is none: what rounding leaves beside a line. */
const trifle = 1;

/** Codes that the ground of a feature had. */
const lineageOf = ({ code, from }: Shape): readonly string[] => (code === null ? from : [code, ...from]);
const without = (codes: Iterable<string>, own: string | null): string[] => [...new Set(codes)].filter((code) => code !== own);

/** Puts features onto the grid and gives neighbours the same corners along their common border, and along the outline. */
export function load<F extends Shape>(features: readonly F[], parent: Boundary | null): readonly F[] {
  const drawn = features.flatMap(({ boundary }, i) => (boundary ? [i] : []));
  if (drawn.length === 0) return features;
  const outline = ringsOf(parent).flatMap(cornersOf);
  const overlay = lay(
    drawn.map((i) => features[i]?.boundary ?? null),
    [],
    outline,
  );
  const settled = stable(features, settle(features, drawn, overlay, new Map()), outline);
  return settled.every((feature, i) => feature === features[i]) ? features : settled;
}

/**
 * Divides a feature along lines that enter and leave it. The largest piece stays the feature; `make` gives the others key, name and what
 * else they have, their ground and lineage are filled in. Lines that divide nothing are refused as no_cut.
 */
export function split<F extends Shape>(
  features: readonly F[],
  key: string,
  lines: readonly (readonly Position[])[],
  make: (original: F, n: number) => F,
): Outcome<F> {
  const original = features.find((feature) => feature.key === key);
  if (!original?.boundary) return { refused: 'not_found' };
  const drawn = lines.map((line) => line.map(toSpot));
  // first the feature alone: only what lies in it cuts, so that neighbours get no corners from the rest of the line
  const alone = lay([original.boundary], drawn);
  const { noded, face } = { noded: alone.faces.noded, face: alone.faces.face };
  const cuts = noded.edges.flatMap((edge, i) => {
    const divides = edge.cut && alone.holds(2 * i, 0) && alone.holds(2 * i + 1, 0) && face(2 * i) !== face(2 * i + 1);
    const ends = [edge.a, edge.b].map((v) => noded.spots[v] as { x: number; y: number });
    return divides ? [ends.map(({ x, y }) => ({ x: x + alone.origin.x, y: y + alone.origin.y }))] : [];
  });
  if (cuts.length === 0) return { refused: 'no_cut' };

  const near = nearTo(features, boxOfBoundary(original.boundary));
  const overlay = lay(
    near.map((i) => features[i]?.boundary ?? null),
    cuts,
  );
  const label = near.findIndex((i) => features[i] === original);
  const { faces, holds } = overlay;
  // a part is what no cut divides, whatever else is drawn upon the feature
  const parts = overlay.parts((half) => holds(half, label), { wall: (edge) => faces.noded.edges[edge]?.cut === true });
  const pieces = parts.filter(({ walled }) => walled).sort((p, q) => q.area - p.area);
  const others = pieces.slice(1);
  if (others.length === 0) return { refused: 'no_cut' };
  if (others.some(({ area }) => area < trifle)) return { refused: 'too_small' };
  const rest = overlay.region((half) => holds(half, label) && !others.some(({ has }) => has(half)));
  const settled = settle(features, near, overlay, new Map([[key, rest]]));
  const made = others.map(({ boundary }, n) => {
    const one = make(original, n);
    return { ...one, boundary, from: without([...lineageOf(original), ...one.from], one.code) };
  });
  const at = features.indexOf(original);
  return { features: stable(features, settled.toSpliced(at + 1, 0, ...made)), keys: [key, ...made.map((one) => one.key)] };
}

/** Gives the ground of one feature to another beside it, which keeps its name and code and remembers where the ground came from. */
export function merge<F extends Shape>(features: readonly F[], keep: string, other: string): Outcome<F> {
  const [kept, lost] = [keep, other].map((key) => features.find((feature) => feature.key === key));
  if (!kept?.boundary || !lost?.boundary || keep === other) return { refused: 'not_found' };
  const [a, b] = [boxOfBoundary(kept.boundary), boxOfBoundary(lost.boundary)];
  const near = nearTo(features, [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
  const overlay = lay(near.map((i) => features[i]?.boundary ?? null));
  const [first, second] = [kept, lost].map((one) => near.findIndex((i) => features[i] === one)) as [number, number];
  const { holds } = overlay;
  const meet = overlay.faces.noded.edges.some(
    (_, i) => (holds(2 * i, first) && holds(2 * i + 1, second)) || (holds(2 * i, second) && holds(2 * i + 1, first)),
  );
  if (!meet) return { refused: 'not_neighbours' };
  const boundary = overlay.region((half) => holds(half, first) || holds(half, second));
  const settled = settle(features, near, overlay, new Map([[keep, boundary]]));
  const from = without([...kept.from, ...lineageOf(lost)], kept.code);
  const merged = settled.filter(({ key }) => key !== other).map((one) => (one.key === keep ? { ...one, from } : one));
  return { features: stable(features, merged), keys: [keep] };
}

/**
 * Draws a polygon: as a new feature, or (given the key of one) as more ground for it. Ground of features below is taken from them – one
 * left without any is gone – and what lies outside the parent is cut off.
 */
export function draw<F extends Shape>(features: readonly F[], parent: Boundary | null, target: F | string, polygon: Boundary): Outcome<F> {
  const known = typeof target === 'string' ? features.find(({ key }) => key === target) : null;
  if (known === undefined) return { refused: 'not_found' };
  if (selfCrossings(polygon).length > 0) return { refused: 'crossing' };
  const box = boxOfBoundary(polygon);
  const near = nearTo(features, box).filter((i) => features[i] !== known);
  if (known?.boundary) near.push(features.indexOf(known));
  const overlay = lay([...near.map((i) => features[i]?.boundary ?? null), polygon, parent]);
  const { holds } = overlay;
  const outlineSpots = ringsOf(parent).flatMap(cornersOf);
  const [own, drawn, outline] = [known?.boundary ? near.length - 1 : -1, near.length, near.length + 1];
  const slivers: Part[] = [];
  const drawnOn = (half: number) => holds(half, drawn) && (parent === null || holds(half, outline));
  const taken = (half: number) => drawnOn(half) || slivers.some(({ has }) => has(half));
  if (overlay.parts(drawnOn).every(({ area }) => area < trifle))
    return { refused: parent && clipTo(polygon, parent) === null ? 'outside' : 'too_small' };

  const changes = new Map<string, Boundary | null>();
  const givers: F[] = [];
  const gone = new Set<string>();
  near.forEach((i, label) => {
    const feature = features[i] as F;
    if (feature === known) return;
    const lost = overlay.faces.noded.edges.some((_, e) => [2 * e, 2 * e + 1].some((half) => holds(half, label) && drawnOn(half)));
    if (!lost) return;
    // a sliver left between the line and an old border goes with the polygon
    const left = overlay.parts((half) => holds(half, label) && !drawnOn(half));
    slivers.push(...left.filter(({ area }) => area < trifle));
    const kept = left.filter(({ area }) => area >= trifle);
    if (kept.length === 0) gone.add(feature.key);
    changes.set(
      feature.key,
      overlay.region((half) => kept.some(({ has }) => has(half))),
    );
    givers.push(feature);
  });
  const ground = overlay.region((half) => taken(half) || (own >= 0 && holds(half, own)));
  if (known) changes.set(known.key, ground);
  const settled = settle(features, near, overlay, changes).filter(({ key }) => !gone.has(key));
  if (known) {
    // a border that moves between two areas is no descent; an area that vanishes is
    const swallowed = givers.filter(({ key }) => gone.has(key)).flatMap(lineageOf);
    const descent = known.boundary === null ? givers.flatMap(lineageOf) : swallowed;
    const from = without([...known.from, ...descent], known.code);
    const grown = settled.map((one) => (one.key === known.key ? { ...one, boundary: ground, from } : one));
    return { features: stable(features, grown, outlineSpots), keys: [known.key] };
  }
  const made = target as F;
  const from = without([...made.from, ...givers.flatMap(lineageOf)], made.code);
  return { features: stable(features, [...settled, { ...made, boundary: ground, from }], outlineSpots), keys: [made.key, ...gone] };
}

/** Gives a feature up, which leaves a gap for its neighbours to take. */
export const erase = <F extends Shape>(features: readonly F[], key: string): Outcome<F> =>
  features.some((feature) => feature.key === key)
    ? { features: features.filter((feature) => feature.key !== key), keys: [] }
    : { refused: 'not_found' };

/** The part of a boundary within its parent; null when there is none. */
export function clipTo(boundary: Boundary, parent: Boundary): Boundary | null {
  const overlay = lay([boundary, parent]);
  const parts = overlay.parts((half) => overlay.holds(half, 0) && overlay.holds(half, 1)).filter(({ area }) => area >= trifle);
  return overlay.region((half) => parts.some(({ has }) => has(half)));
}
