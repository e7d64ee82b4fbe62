import type { Outline } from '#contract/households/api.ts';
import type { Point } from '#contract/kernel/values.ts';
import { areaOf, type Boundary, selfCrossings } from '#ui/geometry/index.ts';

/** Square metres between which a building covers ground. */
const smallest = 4;
const largest = 500_000;

const boundaryOf = (outline: Outline): Boundary => ({ type: 'Polygon', coordinates: [[...outline, outline[0] as [number, number]]] });

/** What is wrong with an outline; null when nothing is. */
export const faultOfOutline = (outline: Outline): 'crossing' | 'small' | 'large' | null => {
  const boundary = boundaryOf(outline);
  if (selfCrossings(boundary).length > 0) return 'crossing';
  const ground = areaOf(boundary);
  return ground < smallest ? 'small' : ground > largest ? 'large' : null;
};

/** The middle of an outline's corners, where a building without a point is marked. */
export const middleOf = (outline: Outline): Point => ({
  lon: outline.reduce((sum, [lon]) => sum + lon, 0) / outline.length,
  lat: outline.reduce((sum, [, lat]) => sum + lat, 0) / outline.length,
});
