import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as activitiesApi from '#client/endpoints/activities.ts';
import * as couriersApi from '#client/endpoints/couriers.ts';
import * as placesApi from '#client/endpoints/places.ts';
import type { Point } from '#contract/kernel/values.ts';
import { call } from '../../api.ts';

export const courierQuery = queryOptions({
  queryKey: ['courier', 'own'],
  queryFn: ({ signal }) => call(couriersApi.getCourier, {}, signal),
});

export const findsQuery = infiniteQueryOptions({
  queryKey: ['courier', 'finds'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(couriersApi.myFinds, { query: { limit: 10, ...(pageParam && { cursor: pageParam }) } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});

/** About a kilometre: the server learns no more of where somebody stands. */
const rounded = (degrees: number): number => Number(degrees.toFixed(2));
export const stationsQuery = (here: Point | null) =>
  queryOptions({
    queryKey: ['public-places', 'courier_station', here && [rounded(here.lon), rounded(here.lat)]],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      call(
        placesApi.listPublicPlaces,
        { query: { kind: 'courier_station', ...(here ? { lon: rounded(here.lon), lat: rounded(here.lat) } : {}) } },
        signal,
      ),
  });

export const helpsQuery = queryOptions({
  queryKey: ['courier', 'helps'],
  queryFn: ({ signal }) => call(couriersApi.myHelps, {}, signal),
});

/** Service days for couriers that are to come, soonest first. */
export const daysQuery = queryOptions({
  queryKey: ['activities', 'open', 'courier_day'],
  queryFn: ({ signal }) => call(activitiesApi.listOpenActivities, { query: { kind: 'courier_day', limit: 3 } }, signal),
});
