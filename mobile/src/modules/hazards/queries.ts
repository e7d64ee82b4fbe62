import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as hazardsApi from '#client/endpoints/hazards.ts';
import { call } from '../../api.ts';

/** First key of everything about hazards. */
export const hazardsKey = 'hazards';

/** The ledger this account sees, newest first: what is to be cleared, or what has been. */
export const hazardsQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: [hazardsKey, open],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(hazardsApi.listHazards, { query: { state: open ? ['open', 'overdue'] : ['cleared'], cursor: pageParam, limit: 20 } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const hazardQuery = (hazardId: string) =>
  queryOptions({
    queryKey: [hazardsKey, 'one', hazardId],
    queryFn: ({ signal }) => call(hazardsApi.getHazard, { params: { hazardId } }, signal),
  });

/** Hazards entered from a case, read anew when the case has moved on. */
export const hazardsOfCase = (caseId: string, version: number) =>
  queryOptions({
    queryKey: [hazardsKey, 'case', caseId, version],
    queryFn: ({ signal }) => call(hazardsApi.listHazards, { query: { case: caseId, limit: 20 } }, signal),
  });
