import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as servicesApi from '#client/endpoints/services.ts';
import { call } from '../../api.ts';

/** First key of everything about services. */
export const servicesKey = 'services';

/** The catalogue, for everybody; it changes seldom. */
export const catalogueQuery = queryOptions({
  queryKey: [servicesKey, 'catalogue'],
  staleTime: 300_000,
  queryFn: ({ signal }) => call(servicesApi.listServices, {}, signal),
});
export const guideQuery = (itemId: string) =>
  queryOptions({
    queryKey: [servicesKey, 'guide', itemId],
    staleTime: 60_000,
    queryFn: ({ signal }) => call(servicesApi.getService, { params: { itemId } }, signal),
  });
export const myApplicationsQuery = infiniteQueryOptions({
  queryKey: [servicesKey, 'mine'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(servicesApi.listMyApplications, { query: { cursor: pageParam, limit: 20 } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});
/** What a case is about, read anew when the case has moved on. */
export const applicationOfCase = (caseId: string, version: number) =>
  queryOptions({
    queryKey: [servicesKey, 'case', caseId, version],
    queryFn: ({ signal }) => call(servicesApi.getApplicationOfCase, { params: { caseId } }, signal),
  });
/** Who acts for this account, or what this account is asked to do for others. */
export const entrustmentsQuery = (mine: boolean) =>
  infiniteQueryOptions({
    queryKey: [servicesKey, 'entrustments', mine],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      mine
        ? call(servicesApi.listMyEntrustments, { query: { cursor, limit: 20 } }, signal)
        : call(
            servicesApi.listEntrustments,
            { query: { state: ['asked', 'accepted', 'handling', 'delivered'], cursor, limit: 20 } },
            signal,
          ),
    getNextPageParam: (last) => last.next ?? undefined,
  });
export const entrustmentQuery = (entrustmentId: string) =>
  queryOptions({
    queryKey: [servicesKey, 'entrustment', entrustmentId],
    queryFn: ({ signal }) => call(servicesApi.getEntrustment, { params: { entrustmentId } }, signal),
  });
