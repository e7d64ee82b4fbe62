import Flatbush from 'flatbush';
import { crossing, patience } from './noding.ts';
import { type Boundary, cornersOf, type Position, ringsOf, type Spot, toPosition } from './shape.ts';

/** Crossings beyond these tell nobody anything new. */
const enough = 100;

/** Where edges of a boundary cross one another in their inner points. Touching is harmless; a hundred are enough. Exact but for the place, which is rounded to the grid. */
export function selfCrossings(boundary: Boundary): Position[] {
  const edges = ringsOf(boundary).flatMap((ring) => {
    const corners = cornersOf(ring);
    return corners.map((a, i) => [a, corners[(i + 1) % corners.length] as Spot] as const);
  });
  if (edges.length === 0) return [];
  const boxes = edges.map(([a, b]) => [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)] as const);
  const index = new Flatbush(edges.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  const look = patience(edges.length);
  const found: Position[] = [];
  for (const [i, [a, b]] of edges.entries()) {
    const near = index.search(...(boxes[i] as readonly [number, number, number, number]));
    look(near.length);
    for (const j of near) {
      const [c, d] = edges[j] as readonly [Spot, Spot];
      const at = j > i ? crossing(a, b, c, d) : null;
      if (at) found.push(toPosition(at));
      if (found.length === enough) return found;
    }
  }
  return found;
}
