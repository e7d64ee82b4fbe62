import Flatbush from 'flatbush';
import type { Boundary } from './area.ts';
import { boundsOf, labelPoint } from './boundary-form.ts';
import type { Fault } from './fault.ts';
import { contains, type Lattice, makeLattice, metresToEdge, type Polygon, toPolygon } from './polygon.ts';

/** A drawn area; `row` is its feature in the file, null when it is stored already. */
export interface Drawn {
  readonly code: string;
  readonly boundary: Boundary;
  readonly row: number | null;
}

interface Laid extends Drawn {
  readonly polygon: Polygon;
  /** Corners, middles of edges and a point inside, on the lattice. */
  readonly points: readonly (readonly [number, number])[];
}

function lay(drawn: Drawn, lattice: Lattice): Laid {
  const polygon = toPolygon(drawn.boundary, lattice);
  const points: (readonly [number, number])[] = [];
  for (let i = 0; i < polygon.edges.length; i += 4) {
    const [x1, y1, x2, y2] = polygon.edges.subarray(i, i + 4) as unknown as [number, number, number, number];
    points.push([x1, y1], [x2, y2], [Math.round((x1 + x2) / 2), Math.round((y1 + y2) / 2)]);
  }
  const inner = labelPoint(drawn.boundary);
  points.push([lattice.x(inner.lon), lattice.y(inner.lat)]);
  return { ...drawn, polygon, points };
}

/** How far in metres the farthest of the points lies on the wrong side of a polygon's edge; 0 when none does. */
function deepest(points: Laid['points'], polygon: Polygon, inside: boolean, lattice: Lattice): number {
  let worst = 0;
  for (const [x, y] of points) {
    if (contains(polygon, x, y) === inside) worst = Math.max(worst, metresToEdge(polygon, x, y, lattice));
  }
  return worst;
}

/** Points along each side on which gaps are looked for. */
const probes = 64;

/** The probe point farthest from all children within the parent; null when none is farther than the tolerance. */
function widestGap(parent: Laid, children: readonly Laid[], index: Flatbush, lattice: Lattice, tolerance: number): number | null {
  const { minX, minY, maxX, maxY } = parent.polygon;
  const [dx, dy] = [tolerance / lattice.metresX, tolerance / lattice.metresY];
  let widest = 0;
  for (let i = 0; i < probes * probes; i++) {
    const x = Math.round(minX + ((maxX - minX) * ((i % probes) + 0.5)) / probes);
    const y = Math.round(minY + ((maxY - minY) * (Math.floor(i / probes) + 0.5)) / probes);
    const near = index.search(x - dx, y - dy, x + dx, y + dy).map((j) => children[j] as Laid);
    if (near.some(({ polygon }) => contains(polygon, x, y)) || !contains(parent.polygon, x, y)) continue;
    if (near.every(({ polygon }) => metresToEdge(polygon, x, y, lattice) > tolerance)) {
      const all = children.map(({ polygon }) => metresToEdge(polygon, x, y, lattice));
      widest = Math.max(widest, Math.min(...all));
    }
  }
  return widest > 0 ? widest : null;
}

/**
 * How the drawn children of one parent fit with it and with each other, told where at least one of the two comes from the file. Deviations up to
 * `tolerance` metres are normal between sources. Looked at are corners, middles of edges and one inner point of each area, and 64 × 64
 * points of the parent for gaps (when `complete`: every child is drawn).
 */
export function faultsOfFit(file: string, parent: Drawn | null, children: readonly Drawn[], tolerance: number, complete: boolean): Fault[] {
  const all = parent ? [parent, ...children] : children;
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
  const laid = children.map((child) => lay(child, lattice));
  const index = new Flatbush(laid.length);
  for (const { polygon: p } of laid) index.add(p.minX, p.minY, p.maxX, p.maxY);
  index.finish();

  laid.forEach((one, i) => {
    const p = one.polygon;
    for (const j of index.search(p.minX, p.minY, p.maxX, p.maxY, (k) => k > i).sort((a, b) => a - b)) {
      const other = laid[j] as Laid;
      if (one.row === null && other.row === null) continue;
      const metres = Math.max(deepest(one.points, other.polygon, true, lattice), deepest(other.points, p, true, lattice));
      if (metres > tolerance)
        say('overlap', 'error', one.row ?? other.row, { code: one.code, other: other.code, metres: Math.round(metres) });
    }
  });
  if (!parent) return faults;
  const frame = lay(parent, lattice);
  for (const { code, row, points } of laid) {
    if (row === null && parent.row === null) continue;
    const metres = deepest(points, frame.polygon, false, lattice);
    // an outline stored earlier may come from another source
    if (metres > tolerance) {
      say('outside_parent', parent.row === null ? 'warning' : 'error', row ?? parent.row, {
        code,
        parent: parent.code,
        metres: Math.round(metres),
      });
    }
  }
  const gap = complete ? widestGap(frame, laid, index, lattice, tolerance) : null;
  if (gap !== null) say('gap', 'warning', parent.row, { code: parent.code, metres: Math.round(gap) });
  return faults;
}

/** Middle of a boundary's bounds. */
export const middleOf = (boundary: Boundary): [number, number] => {
  const [west, south, east, north] = boundsOf(boundary);
  return [(west + east) / 2, (south + north) / 2];
};
