import { conflicts, lay, TooIntricate, widthOf } from '#ui/geometry/index.ts';
import type { Boundary } from './area.ts';
import { boundsOf } from './boundary-form.ts';
import type { Fault } from './fault.ts';
import { type Lattice, makeLattice, metresToEdge, type Polygon, ringsOf, toPolygon } from './polygon.ts';

/** A drawn area; `row` is its feature in the file, null when it is stored already. */
export interface Drawn {
  readonly code: string;
  readonly boundary: Boundary;
  readonly row: number | null;
}

/** How deep a part of some ground lies within others, in metres: its widest place, or the corner farthest from all of their borders. */
function depthOf(part: Boundary, within: readonly Polygon[], lattice: Lattice): number {
  let deepest = widthOf(part, 0);
  for (const [lon, lat] of ringsOf(part).flat()) {
    const [x, y] = [lattice.x(lon), lattice.y(lat)];
    for (const polygon of within) deepest = Math.max(deepest, metresToEdge(polygon, x, y, lattice));
  }
  return deepest;
}

/** Boundaries laid over one another; null where that is hopeless. */
function laid(boundaries: readonly Boundary[]): ReturnType<typeof lay> | null {
  try {
    return lay(boundaries);
  } catch (error) {
    if (error instanceof TooIntricate) return null;
    throw error;
  }
}

/**
 * How the drawn children of one parent fit with it and with each other, told where at least one of the two comes from the file. Deviations up to
 * `tolerance` metres are normal between sources. Found by laying all boundaries over one another, exactly; gaps only when `complete`: every
 * child is drawn.
 */
export function faultsOfFit(file: string, parent: Drawn | null, children: readonly Drawn[], tolerance: number, complete: boolean): Fault[] {
  const all = parent ? [...children, parent] : children;
  if (children.length === 0 || all.every(({ row }) => row === null)) return [];
  const bounds = all.map(({ boundary }) => boundsOf(boundary));
  const lattice = makeLattice(
    Math.min(...bounds.map((b) => b[0])),
    Math.min(...bounds.map((b) => b[1])),
    Math.max(...bounds.map((b) => b[2])),
    Math.max(...bounds.map((b) => b[3])),
  );
  const faults: Fault[] = [];
  const say = (what: string, severity: Fault['severity'], row: number | null, data: Fault['data']) =>
    faults.push({ file, row: row ?? 0, code: `territory.fault.${what}`, severity, data: { ...data, tolerance } });
  const overlay = laid(all.map(({ boundary }) => boundary));
  if (!overlay) {
    say('intricate', 'error', all.find(({ row }) => row !== null)?.row ?? null, { code: parent?.code ?? children[0]?.code ?? '' });
    return faults;
  }
  const { faces, holds } = overlay;
  const outline = children.length;
  const polygons = new Map<number, Polygon>();
  const polygonOf = (label: number): Polygon => {
    const polygon = polygons.get(label) ?? toPolygon((all[label] as Drawn).boundary, lattice);
    polygons.set(label, polygon);
    return polygon;
  };
  const deepest = (among: readonly number[], inside: (half: number) => boolean, within: readonly number[]): number =>
    overlay.parts(inside, { among }).reduce((most, { boundary }) => Math.max(most, depthOf(boundary, within.map(polygonOf), lattice)), 0);

  const { pairs, beyond } = conflicts(overlay, parent ? outline : null);
  for (const { one: i, other: j, halves } of pairs) {
    const [one, other] = [children[i] as Drawn, children[j] as Drawn];
    if (one.row === null && other.row === null) continue;
    const metres = deepest(halves, (half) => holds(half, i) && holds(half, j), [i, j]);
    if (metres > tolerance)
      say('overlap', 'error', one.row ?? other.row, { code: one.code, other: other.code, metres: Math.round(metres) });
  }
  if (!parent) return faults;
  for (const { one: label, halves } of beyond) {
    const { code, row } = children[label] as Drawn;
    if (row === null && parent.row === null) continue;
    const metres = deepest(halves, (half) => holds(half, label) && !holds(half, outline), [outline]);
    // an outline stored earlier may come from another source
    if (metres > tolerance) {
      say('outside_parent', parent.row === null ? 'warning' : 'error', row ?? parent.row, {
        code,
        parent: parent.code,
        metres: Math.round(metres),
      });
    }
  }
  if (!complete) return faults;
  const nobodys = overlay.parts((half) => holds(half, outline) && faces.labels(half).length === 1);
  const gap = nobodys.reduce((most, { boundary }) => Math.max(most, widthOf(boundary, 2 * tolerance) / 2), 0);
  if (gap > tolerance) say('gap', 'warning', parent.row, { code: parent.code, metres: Math.round(gap) });
  return faults;
}

/** Middle of a boundary's bounds. */
export const middleOf = (boundary: Boundary): [number, number] => {
  const [west, south, east, north] = boundsOf(boundary);
  return [(west + east) / 2, (south + north) / 2];
};
