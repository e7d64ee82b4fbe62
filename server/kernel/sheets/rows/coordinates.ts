import type { RowReader } from './row-reader.ts';

const china = { lon: [70, 140], lat: [0, 56] } as const;
const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

/** Reads a longitude and a latitude in degrees. One without the other is wrong, and two that were exchanged are one fault; then null comes back. */
export function readCoordinates(
  r: RowReader<'lon' | 'lat'>,
  range: { readonly lon: readonly [number, number]; readonly lat: readonly [number, number] } = { lon: [-180, 180], lat: [-90, 90] },
): { lon: number; lat: number } | null {
  if (!r.filled('lon') && !r.filled('lat')) return null;
  const [lon, lat] = [r.require('lon') ? r.number('lon', -180, 180) : null, r.require('lat') ? r.number('lat', -180, 180) : null];
  if (lon === null || lat === null) return null;
  if (!(within(lon, china.lon) && within(lat, china.lat)) && within(lat, china.lon) && within(lon, china.lat))
    return r.wrong('lon', 'request.cell_swapped', { lon: lat, lat: lon });
  const read = { lon: r.number('lon', ...range.lon), lat: r.number('lat', ...range.lat) };
  return read.lon === null || read.lat === null ? null : { lon: read.lon, lat: read.lat };
}
