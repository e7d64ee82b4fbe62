import { infiniteQueryOptions } from '@tanstack/react-query';
import * as pointsApi from '#client/endpoints/points.ts';
import { call } from '../../api.ts';

/** One’s own points: the balance and every entry, newest first. */
export const pointsQuery = infiniteQueryOptions({
  queryKey: ['points', 'mine'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(pointsApi.myPoints, { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});

/** One’s own acts and what each earned, newest first. */
export const actsQuery = infiniteQueryOptions({
  queryKey: ['points', 'acts'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(pointsApi.myEarned, { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});
