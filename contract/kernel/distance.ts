import type { Point } from './values.ts';

const radius = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two points, as the crow flies. */
export const metresBetween = (a: Point, b: Point): number => {
  const lat = Math.sin(radians(b.lat - a.lat) / 2) ** 2;
  const lon = Math.sin(radians(b.lon - a.lon) / 2) ** 2 * Math.cos(radians(a.lat)) * Math.cos(radians(b.lat));
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(lat + lon)));
};
