import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as tariffsApi from '#client/endpoints/tariffs.ts';
import type { Stand, Trade } from '#contract/tariffs/values.ts';
import { call } from '../../api.ts';

/** First key of everything about services at home. */
export const tariffsKey = 'tariffs';

export const listQuery = (company: string | null, trade: Trade | null) =>
  infiniteQueryOptions({
    queryKey: [tariffsKey, 'list', company, trade],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        tariffsApi.listTariffs,
        { query: { limit: 50, ...(company && { company }), ...(trade && { trade }), ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const serviceQuery = (itemId: string) =>
  queryOptions({
    queryKey: [tariffsKey, 'one', itemId],
    queryFn: ({ signal }) => call(tariffsApi.getTariff, { params: { itemId } }, signal),
  });

export const timesQuery = (itemId: string) =>
  queryOptions({
    queryKey: [tariffsKey, 'times', itemId],
    queryFn: ({ signal }) => call(tariffsApi.getTariffTimes, { params: { itemId } }, signal),
  });

export const mineQuery = queryOptions({
  queryKey: [tariffsKey, 'mine'],
  queryFn: ({ signal }) => call(tariffsApi.myTariffBookings, {}, signal),
});

/** Bookings of one's companies at a stand. */
export const jobsQuery = (stand: Stand) =>
  infiniteQueryOptions({
    queryKey: [tariffsKey, 'jobs', stand],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(tariffsApi.listTariffBookings, { query: { stand, limit: 30, ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });
