import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as whistlesApi from '#client/endpoints/whistles.ts';
import { call } from '../../api.ts';

/** First key of everything about whistles. */
export const whistlesKey = 'whistles';

/** Whistles this account has to do with, newest first. */
export const whistlesQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: [whistlesKey, open],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(whistlesApi.listWhistles, { query: { state: open ? ['open'] : ['ended', 'withdrawn'], cursor: pageParam, limit: 20 } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const tasksQuery = queryOptions({
  queryKey: [whistlesKey, 'tasks'],
  queryFn: ({ signal }) => call(whistlesApi.listAssignments, { query: { state: ['assigned', 'accepted'], limit: 20 } }, signal),
});

export const whistleQuery = (whistleId: string) =>
  queryOptions({
    queryKey: [whistlesKey, 'one', whistleId],
    queryFn: ({ signal }) => call(whistlesApi.getWhistle, { params: { whistleId } }, signal),
  });
