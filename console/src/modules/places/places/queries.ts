import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../../app/api.ts';
import { listQuery } from '../../../components/list/useList.ts';
import type { PlacesSearch } from './search.ts';

/** The filters of a view as the server reads them. */
export const filterOf = ({ area, kind, q, state, incomplete }: PlacesSearch) => ({
  area,
  kind,
  q,
  state,
  incomplete: incomplete ? ('true' as const) : undefined,
});
type Filter = ReturnType<typeof filterOf>;

/** What others change meanwhile is seen at a glance: on coming back to the window, and every half minute while it is looked at. */
const fresh = { refetchInterval: 30_000, refetchOnWindowFocus: 'always' as const };

export const placesQuery = (filter: Filter) => ({
  ...listQuery(['places', 'list', filter], (cursor, signal) =>
    call(endpoints.places.listPlaces, { query: { ...filter, limit: 50, cursor } }, signal),
  ),
  placeholderData: keepPreviousData,
  ...fresh,
});
export const pointsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ['places', 'points', filter],
    queryFn: ({ signal }) => call(endpoints.places.mapPlaces, { query: filter }, signal),
    placeholderData: keepPreviousData,
    ...fresh,
  });
export const placeQuery = (placeId: string) =>
  queryOptions({
    queryKey: ['places', 'one', placeId],
    queryFn: ({ signal }) => call(endpoints.places.getPlace, { params: { placeId } }, signal),
    ...fresh,
  });
export const placeSettingsQuery = queryOptions({
  queryKey: ['places', 'settings'],
  queryFn: ({ signal }) => call(endpoints.places.getPlaceSettings, {}, signal),
  staleTime: 300_000,
});
export const circleQuery = (area: string | undefined, minutes: number) =>
  queryOptions({
    queryKey: ['places', 'circle', area ?? null, minutes],
    queryFn: ({ signal }) => call(endpoints.places.getServiceCircle, { query: { area, minutes } }, signal),
    placeholderData: keepPreviousData,
  });

const mostCodes = 600;
/** Every place of a view, up to 600: as many codes as one PDF bears. */
export const allPlaces = async (filter: Filter) => {
  const items = [];
  let cursor: string | undefined;
  do {
    const page = await call(endpoints.places.listPlaces, { query: { ...filter, limit: 200, cursor } });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && items.length < mostCodes);
  return { items: items.slice(0, mostCodes), cut: cursor !== undefined };
};
