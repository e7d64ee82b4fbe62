import type { Outline } from '#contract/circles/api.ts';
import type { Point } from '#contract/kernel/values.ts';
import { areaOf, type Boundary, selfCrossings } from '#ui/geometry/index.ts';

/** Square metres between which a circle covers ground. */
const smallest = 100;
const largest = 20_000_000;

const boundaryOf = (outline: Outline): Boundary => ({ type: 'Polygon', coordinates: [[...outline, outline[0] as [number, number]]] });

/** What is wrong with an outline; null when nothing is. */
export const faultOfOutline = (outline: Outline): 'crossing' | 'small' | 'large' | null => {
  const boundary = boundaryOf(outline);
  if (selfCrossings(boundary).length > 0) return 'crossing';
  const ground = areaOf(boundary);
  return ground < smallest ? 'small' : ground > largest ? 'large' : null;
};

/** Whether a point lies within an outline, by the even-odd rule along a ray to the east. */
export const liesWithin = (outline: Outline, { lon, lat }: Point): boolean =>
  outline.reduce((inside, [x1, y1], i) => {
    const [x2, y2] = outline[(i + 1) % outline.length] as [number, number];
    const crosses = y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1;
    return crosses ? !inside : inside;
  }, false);
