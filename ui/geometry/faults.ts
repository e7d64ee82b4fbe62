import { selfCrossings } from './crossings.ts';
import { TooIntricate } from './noding.ts';
import { lay, type Overlay, type Part } from './overlay.ts';
import { areaOf, type Boundary, type Position, ringsOf, type Shape } from './shape.ts';
import { type Looks, looks, widthOf } from './width.ts';

/** Something wrong with a drawing, with what to show of it. */
export interface Fault {
  readonly code: 'overlap' | 'gap' | 'outside_parent' | 'self_crossing' | 'too_small' | 'hole';
  /** Areas concerned; none for a gap. */
  readonly keys: readonly string[];
  /** Width of the widest place, for overlap, gap and outside_parent. */
  readonly metres: number | null;
  readonly squareMetres: number | null;
  readonly geometry: Boundary | { readonly type: 'Point'; readonly coordinates: Position };
}

/** What is let pass. */
export interface Tolerances {
  /** Metres up to which overlaps, gaps and ground beyond the outline are as wide as sources and rounding make them. */
  readonly metres: number;
  /** Square metres below which an area is too small to be meant. */
  readonly squareMetres: number;
}
/** Faults beyond these are no drawing any more. */
const mostFaults = 5000;
export const usualTolerances: Tolerances = { metres: 0.5, squareMetres: 100 };

/** Half-edges of ground that two areas hold, and of ground of one beyond the outline, in the order of their numbers. */
export function conflicts(
  overlay: Overlay,
  outline: number | null,
): {
  readonly pairs: readonly { readonly one: number; readonly other: number; readonly halves: readonly number[] }[];
  readonly beyond: readonly { readonly one: number; readonly halves: readonly number[] }[];
} {
  const pairs = new Map<string, { one: number; other: number; halves: number[] }>();
  const beyond = new Map<number, { one: number; halves: number[] }>();
  for (let half = 0; half < overlay.faces.noded.edges.length * 2; half++) {
    const labels = overlay.faces.labels(half).filter((label) => label !== outline);
    for (const [n, one] of labels.entries()) {
      for (const other of labels.slice(n + 1)) {
        const pair = pairs.get(`${one} ${other}`) ?? { one, other, halves: [] };
        pairs.set(`${one} ${other}`, pair);
        pair.halves.push(half);
      }
      if (outline === null || overlay.holds(half, outline)) continue;
      const out = beyond.get(one) ?? { one, halves: [] };
      beyond.set(one, out);
      out.halves.push(half);
    }
  }
  return {
    pairs: [...pairs.values()].sort((a, b) => a.one - b.one || a.other - b.other),
    beyond: [...beyond.values()].sort((a, b) => a.one - b.one),
  };
}

/** Parts of some ground wider than the tolerance, as faults of one kind. */
function wide(
  overlay: Overlay,
  among: readonly number[] | undefined,
  inside: (half: number) => boolean,
  code: Fault['code'],
  keys: readonly string[],
  tolerance: number,
  spent: Looks,
): Fault[] {
  const parts = overlay.parts(inside, among ? { among } : {});
  if (parts.length > mostFaults) throw new TooIntricate(`${parts.length} pieces of ground`);
  return parts.flatMap(({ boundary, area }: Part) => {
    const metres = widthOf(boundary, tolerance, spent);
    return metres > tolerance ? [{ code, keys, metres, squareMetres: area, geometry: boundary }] : [];
  });
}

/**
 * Everything wrong with features that are to share the ground of their parent, found exactly: overlaps of two, ground of the parent that no
 * feature has (without a parent: enclosed ground), ground beyond the parent, boundaries that cross themselves, areas too small to be
 * meant, and holes. How wide a fault is, is measured across its widest place.
 * @throws TooIntricate when lines or faults are beyond what a map can have
 */
export function findFaults(features: readonly Shape[], parent: Boundary | null, tolerances: Tolerances = usualTolerances): Fault[] {
  const drawn = features.filter((feature) => feature.boundary !== null);
  if (drawn.length === 0) return [];
  const { metres: tolerance } = tolerances;
  const faults: Fault[] = [];
  for (const { key, boundary } of drawn) {
    for (const at of selfCrossings(boundary as Boundary)) {
      faults.push({ code: 'self_crossing', keys: [key], metres: null, squareMetres: null, geometry: { type: 'Point', coordinates: at } });
    }
    const area = areaOf(boundary);
    if (area < tolerances.squareMetres)
      faults.push({ code: 'too_small', keys: [key], metres: null, squareMetres: area, geometry: boundary as Boundary });
    const parts = boundary?.type === 'Polygon' ? [boundary.coordinates] : (boundary?.coordinates ?? []);
    for (const hole of parts.flatMap((part) => part.slice(1))) {
      const geometry: Boundary = { type: 'Polygon', coordinates: [hole] };
      faults.push({ code: 'hole', keys: [key], metres: null, squareMetres: areaOf(geometry), geometry });
    }
  }

  const outline = drawn.length;
  const overlay = lay([...drawn.map(({ boundary }) => boundary), parent]);
  const { faces, holds } = overlay;
  const spent = looks();
  const { pairs, beyond } = conflicts(overlay, parent ? outline : null);
  const keyOf = (label: number) => drawn[label]?.key as string;
  for (const { one, other, halves } of pairs) {
    const both = (half: number) => holds(half, one) && holds(half, other);
    faults.push(...wide(overlay, halves, both, 'overlap', [keyOf(one), keyOf(other)], tolerance, spent));
  }
  for (const { one, halves } of beyond) {
    const out = (half: number) => holds(half, one) && !holds(half, outline);
    faults.push(...wide(overlay, halves, out, 'outside_parent', [keyOf(one)], tolerance, spent));
  }
  const nobodys = (half: number) => {
    const labels = faces.labels(half);
    return parent ? labels.length === 1 && labels[0] === outline : labels.length === 0 && !faces.isOutside(half);
  };
  faults.push(...wide(overlay, undefined, nobodys, 'gap', [], tolerance, spent));
  return faults;
}

/** The parts of some ground that one of these boundaries holds (or, with `held` false, none does) and that are wider than `tolerance` metres. */
export function partsOf(ground: Boundary, by: readonly (Boundary | null)[], held: boolean, tolerance: number): readonly Boundary[] {
  const overlay = lay([...by, ground]);
  const spent = looks();
  const asked = (half: number) => overlay.holds(half, by.length) && overlay.faces.labels(half).length > 1 === held;
  return overlay.parts(asked).flatMap(({ boundary }) => (widthOf(boundary, tolerance, spent) > tolerance ? [boundary] : []));
}

/** Square metres that two boundaries share. */
export function sharedArea(one: Boundary, other: Boundary): number {
  const overlay = lay([one, other]);
  return areaOf(overlay.region((half) => overlay.holds(half, 0) && overlay.holds(half, 1)));
}

/** Positions of a boundary's rings, for counting. */
export const positionsOf = (boundary: Boundary | null): number => ringsOf(boundary).reduce((sum, ring) => sum + ring.length, 0);
