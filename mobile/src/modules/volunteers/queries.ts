import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as activitiesApi from '#client/endpoints/activities.ts';
import * as volunteersApi from '#client/endpoints/volunteers.ts';
import { call } from '../../api.ts';

export const ownQuery = queryOptions({
  queryKey: ['volunteers', 'own'],
  queryFn: ({ signal }) => call(volunteersApi.myVolunteering, {}, signal),
});
export const hoursQuery = infiniteQueryOptions({
  queryKey: ['volunteers', 'hours'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    call(volunteersApi.myHours, { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});
export const certificatesQuery = queryOptions({
  queryKey: ['volunteers', 'certificates'],
  queryFn: ({ signal }) => call(volunteersApi.myCertificates, {}, signal),
});
export const teamsQuery = (mine: boolean) =>
  infiniteQueryOptions({
    queryKey: ['volunteers', 'teams', mine],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(volunteersApi.listTeams, { query: { limit: 20, mine: String(mine), ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });
export const teamQuery = (teamId: string) =>
  queryOptions({
    queryKey: ['volunteers', 'team', teamId],
    queryFn: ({ signal }) => call(volunteersApi.getTeam, { params: { teamId } }, signal),
  });
export const postingsQuery = (area: string) =>
  infiniteQueryOptions({
    queryKey: ['volunteers', 'postings', area],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(volunteersApi.listPostings, { query: { area, limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });
export const checksQuery = queryOptions({
  queryKey: ['volunteers', 'checks'],
  queryFn: async ({ signal }) => (await call(volunteersApi.listPublishedChecks, { query: { limit: 20 } }, signal)).items,
});

/** What a team organises that is to come and open to everybody. */
export const teamActivitiesQuery = (teamId: string) =>
  queryOptions({
    queryKey: ['activities', 'open', 'of', teamId],
    queryFn: ({ signal }) => call(activitiesApi.listOpenActivities, { query: { organisation: teamId, limit: 20 } }, signal),
  });
