import type { Point } from '#contract/kernel/values.ts';

/** GPS block of a photo as EXIF gives it: degrees, minutes, seconds and a hemisphere letter. */
export interface GpsBlock {
  GPSLatitude?: readonly number[] | undefined;
  GPSLatitudeRef?: string | undefined;
  GPSLongitude?: readonly number[] | undefined;
  GPSLongitudeRef?: string | undefined;
  /** Metres, EXIF 2.31. */
  GPSHPositioningError?: number | undefined;
}

const degrees = (parts: readonly number[] | undefined, negative: boolean): number | null => {
  if (parts?.length !== 3) return null;
  const [d = NaN, m = NaN, s = NaN] = parts;
  const value = d + m / 60 + s / 3600;
  return Number.isFinite(value) ? Math.round((negative ? -value : value) * 1e6) / 1e6 : null;
};

/** The point (WGS-84, as EXIF prescribes) of a GPS block; null when incomplete or at 0,0, which cameras write when they do not know. */
export const pointOf = (gps: GpsBlock | undefined): Point | null => {
  const lat = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef === 'S');
  const lon = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef === 'W');
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return null;
  return { lon, lat };
};

/** Metres by which that point may be wrong, where the camera tells; rounded up. */
export const accuracyOf = (gps: GpsBlock | undefined): number | null => {
  const metres = gps?.GPSHPositioningError;
  return metres !== undefined && Number.isFinite(metres) && metres >= 0 ? Math.min(100_000, Math.ceil(metres)) : null;
};
