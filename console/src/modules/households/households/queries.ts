import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Point } from '#contract/kernel/values.ts';
import { call, endpoints } from '../../../app/api.ts';

/** Outlines within some 400 m of a point; asked anew only where it moved far. */
export const outlinesQuery = (point: Point | null) => {
  const [lon, lat] = point ? [Math.round(point.lon * 500) / 500, Math.round(point.lat * 500) / 500] : [0, 0];
  return queryOptions({
    queryKey: ['households', 'outlines', lon, lat],
    enabled: point !== null,
    queryFn: ({ signal }) =>
      call(
        endpoints.households.listOutlines,
        { query: { west: String(lon - 0.004), south: String(lat - 0.004), east: String(lon + 0.004), north: String(lat + 0.004) } },
        signal,
      ),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
};

/** Contact households of the community around a grid. */
export const contactsQuery = (area: string, q: string) =>
  queryOptions({
    queryKey: ['households', 'contacts', area, q],
    queryFn: ({ signal }) => call(endpoints.households.listContacts, { query: { area, q: q || undefined } }, signal),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
