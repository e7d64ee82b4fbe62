import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as ordersApi from '#client/endpoints/orders.ts';
import * as volunteersApi from '#client/endpoints/volunteers.ts';
import type { What } from '#contract/orders/values.ts';
import { call } from '../../api.ts';

export const openQuery = (what: What) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'open', what],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(ordersApi.listOpenOrders, { query: { what, limit: 50, ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The first of everything that may be taken on. */
export const nearQuery = queryOptions({
  queryKey: ['orders', 'near'],
  queryFn: async ({ signal }) => (await call(ordersApi.listOpenOrders, { query: { limit: 50 } }, signal)).items,
});

export const mineQuery = queryOptions({
  queryKey: ['orders', 'mine'],
  queryFn: ({ signal }) => call(ordersApi.myOrders, {}, signal),
});

/** What the reader can do and when, if they are a volunteer. */
export const volunteerQuery = queryOptions({
  queryKey: ['volunteers', 'own'],
  queryFn: ({ signal }) => call(volunteersApi.myVolunteering, {}, signal),
});
