import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as activitiesApi from '#client/endpoints/activities.ts';
import { call } from '../../api.ts';

/** What is to take place and is open to everybody. */
export const openQuery = (area: string | null) =>
  infiniteQueryOptions({
    queryKey: ['activities', 'open', area],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        activitiesApi.listOpenActivities,
        { query: { limit: 20, ...(area !== null && { area }), ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const mineQuery = infiniteQueryOptions({
  queryKey: ['activities', 'mine'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    call(activitiesApi.listMyActivities, { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});

export const activityQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['activities', 'one', activityId],
    queryFn: ({ signal }) => call(activitiesApi.getActivity, { params: { activityId } }, signal),
  });
