import type { Point } from '#contract/kernel/values.ts';
import type { Boundary, TerritoryArea } from './area.ts';
import { ringsOf } from './polygon.ts';

/** West, south, east, north in degrees. */
export type Box = [west: number, south: number, east: number, north: number];

export function boxOf(boundary: Boundary): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of ringsOf(boundary)) {
    for (const [lon, lat] of ring) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box;
}

/** The smallest box around both. */
export const joined = (a: Box | null, b: Box | null): Box | null =>
  a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : (a ?? b);

/**
 * A point inside a boundary, near its middle: of the level line through the middle of the box, the middle of its longest part inside. (The
 * middle of the box itself lies outside a crescent.)
 */
function inside(boundary: Boundary): Point {
  const [west, south, east, north] = boxOf(boundary);
  const lat = (south + north) / 2;
  const crossings: number[] = [];
  for (const ring of ringsOf(boundary)) {
    let [x1, y1] = ring.at(-1) ?? [west, south];
    for (const [x2, y2] of ring) {
      if (y1 > lat !== y2 > lat) crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
      [x1, y1] = [x2, y2];
    }
  }
  crossings.sort((a, b) => a - b);
  let best = { width: 0, lon: (west + east) / 2 };
  for (let i = 1; i < crossings.length; i += 2) {
    const [from, to] = [crossings[i - 1] as number, crossings[i] as number];
    if (to - from > best.width) best = { width: to - from, lon: (from + to) / 2 };
  }
  return { lon: best.lon, lat };
}

/** Where an area is written and where stands what has no place of its own: its given centre, else a point inside its boundary; null without either. */
export const middleOf = (area: TerritoryArea): Point | null => area.center ?? (area.boundary ? inside(area.boundary) : null);
