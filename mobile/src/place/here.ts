import type { Point } from '#contract/kernel/values.ts';

/** A measured position: WGS-84, and the metres by which it may be wrong. */
export interface Position {
  point: Point;
  accuracy: number;
}

/** The phone's position, read once. Rejects with the browser's `GeolocationPositionError` (or `{ code: 2 }` where there is none). */
export const currentPosition = (): Promise<Position> =>
  new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject({ code: 2 });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          point: { lon: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)) },
          accuracy: Math.min(100_000, Math.ceil(coords.accuracy)),
        }),
      reject,
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 },
    );
  });

/** Metres between two points, good enough to sort by. */
export const metresBetween = (a: Point, b: Point): number => {
  const radian = Math.PI / 180;
  const x = (b.lon - a.lon) * radian * Math.cos(((a.lat + b.lat) / 2) * radian);
  const y = (b.lat - a.lat) * radian;
  return Math.hypot(x, y) * 6_371_000;
};
