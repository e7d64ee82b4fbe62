import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as visitsApi from '#client/endpoints/visits.ts';
import { call } from '../../api.ts';

/** First key of everything about visits. */
export const visitsKey = 'visits';

/** Households the holder visits, with what all their plans ask: one answer, so that each of them opens without a network. */
export const mineQuery = queryOptions({
  queryKey: [visitsKey, 'mine'],
  queryFn: ({ signal }) => call(visitsApi.myVisits, {}, signal),
});
/** What is to be done after visits. */
export const followUpsQuery = queryOptions({
  queryKey: [visitsKey, 'follow-ups'],
  queryFn: ({ signal }) => call(visitsApi.listFollowUps, { query: { limit: 50 } }, signal),
});
/** Visits the holder made, newest first. */
export const doneQuery = infiniteQueryOptions({
  queryKey: [visitsKey, 'done'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(visitsApi.listVisits, { query: { cursor: pageParam, limit: 30 } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});
