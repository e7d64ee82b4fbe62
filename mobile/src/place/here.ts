import type { Point } from '#contract/kernel/values.ts';

/** The phone's position, WGS-84, read once. Rejects with the browser's `GeolocationPositionError` (or `{ code: 2 }` where there is none). */
export const currentPoint = (): Promise<Point> =>
  new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject({ code: 2 });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: Number(coords.longitude.toFixed(6)), lat: Number(coords.latitude.toFixed(6)) }),
      reject,
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 30_000 },
    );
  });

/** Whether the person has already allowed this site to read the position. */
export const allowedBefore = async (): Promise<boolean> =>
  (await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null))?.state === 'granted';

/** Metres between two points, good enough to sort by. */
export const metresBetween = (a: Point, b: Point): number => {
  const radian = Math.PI / 180;
  const x = (b.lon - a.lon) * radian * Math.cos(((a.lat + b.lat) / 2) * radian);
  const y = (b.lat - a.lat) * radian;
  return Math.hypot(x, y) * 6_371_000;
};
