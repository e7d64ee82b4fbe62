import { createHash } from 'node:crypto';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { boxOf, middleOf, worldMetres } from '#modules/territory/domain/index.ts';
import type { Placing } from './point-store.ts';

/** Things without a place stand at most this far from the middle of their area, in metres, and in its inner half. */
const widestSpread = 150;
const metresPerDegree = worldMetres / 360;

interface Spot {
  readonly lon: number;
  readonly lat: number;
  /** Metres around it in which things are spread. */
  readonly radius: number;
}

/**
 * Places what has no place of its own near the middle of its area, or of the nearest area above that has one: spread over a disc by its id, so
 * that things neither hide one another nor move about.
 */
export function placingIn(territory: TerritorySnapshot): Placing {
  const spots = new Map<string, Spot | null>();
  const spotOf = (path: string): Spot | null => {
    const known = spots.get(path);
    if (known !== undefined) return known;
    const area = territory.findByPath(path);
    const middle = area && middleOf(area);
    let spot: Spot | null = null;
    if (middle) {
      const box = area.boundary && boxOf(area.boundary);
      const across = box ? Math.min((box[2] - box[0]) * Math.cos((middle.lat * Math.PI) / 180), box[3] - box[1]) * metresPerDegree : 0;
      spot = { ...middle, radius: Math.min(widestSpread, across / 4) };
    } else if (path.includes('.')) spot = spotOf(path.slice(0, path.lastIndexOf('.')));
    spots.set(path, spot);
    return spot;
  };
  return (path, id) => {
    const spot = spotOf(path);
    if (!spot) return null;
    const digest = createHash('sha1').update(id).digest();
    const angle = (digest.readUInt16BE(0) / 65_536) * 2 * Math.PI;
    const reach = (Math.sqrt(digest.readUInt16BE(2) / 65_536) * spot.radius) / metresPerDegree;
    return { lon: spot.lon + (reach * Math.cos(angle)) / Math.cos((spot.lat * Math.PI) / 180), lat: spot.lat + reach * Math.sin(angle) };
  };
}
