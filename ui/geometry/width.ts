import { TooIntricate } from './noding.ts';
import { type Boundary, boxOfBoundary, cornersOf, metresPerStep, ringsOf } from './shape.ts';

type Edges = readonly (readonly [ax: number, ay: number, bx: number, by: number])[];

/** Metres to the nearest edge, negative outside. */
function depthAt(edges: Edges, x: number, y: number): number {
  let inside = false;
  let nearest = Infinity;
  for (const [ax, ay, bx, by] of edges) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    nearest = Math.min(nearest, Math.hypot(ax + t * dx - x, ay + t * dy - y));
  }
  return inside ? nearest : -nearest;
}

/** Edges that may be looked at to find widths: about a second of work. */
const enough = 60_000_000;
/** What is left of the looks that all widths of one question have together. */
export interface Looks {
  left: number;
}
export const looks = (): Looks => ({ left: enough });

/**
 * Width in metres of the widest place of some ground: twice the radius of the largest circle that fits into it, to a tenth; 0 where its
 * bounds already show that it is no wider than `tolerance`. Search by halving squares after V. Agafonkin, polylabel. Ground so ragged that the
 * looks run out is at least as wide as what comes back, which is more than the tolerance.
 * @throws TooIntricate when the looks run out before anything wider than the tolerance was found
 */
export function widthOf(boundary: Boundary, tolerance: number, spent: Looks = looks()): number {
  const box = boxOfBoundary(boundary);
  const metres = metresPerStep((box[1] + box[3]) / 2);
  const [wide, high] = [(box[2] - box[0]) * metres.x, (box[3] - box[1]) * metres.y];
  if (Math.min(wide, high) <= tolerance) return 0;
  const edges: Edges = ringsOf(boundary).flatMap((ring) => {
    const corners = cornersOf(ring).map(({ x, y }) => [(x - box[0]) * metres.x, (y - box[1]) * metres.y] as const);
    return corners.map((a, i) => [...a, ...(corners[(i + 1) % corners.length] as readonly [number, number])] as const);
  });
  const half = Math.min(wide, high) / 2;
  let cells: { x: number; y: number; half: number; depth: number }[] = [];
  const cellAt = (x: number, y: number, size: number) => {
    spent.left -= edges.length;
    return { x, y, half: size, depth: depthAt(edges, x, y) };
  };
  // long ground begins with a row of squares; a bound on their number keeps hairs from costing minutes
  const step = Math.max(half, Math.max(wide, high) / 256);
  for (let x = step; x < wide + step; x += 2 * step) for (let y = step; y < high + step; y += 2 * step) cells.push(cellAt(x, y, step));
  let best = cells.reduce((most, { depth }) => Math.max(most, depth), 0);
  while (cells.length > 0) {
    const promising = cells.filter((cell) => {
      const most = cell.depth + cell.half * Math.SQRT2;
      return most > best * 1.05 && 2 * most > tolerance;
    });
    cells = [];
    for (const { x, y, half: size } of promising) {
      if (spent.left < 0) {
        if (2 * best > tolerance) return 2 * best;
        throw new TooIntricate(`${edges.length} edges`);
      }
      for (const [dx, dy] of [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ] as const) {
        const cell = cellAt(x + (dx * size) / 2, y + (dy * size) / 2, size / 2);
        best = Math.max(best, cell.depth);
        cells.push(cell);
      }
    }
    // beyond a millimetre nothing is gained
    if ((cells[0]?.half ?? 0) < 0.001) break;
  }
  return 2 * best;
}
