import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';

export const subsidiesQuery = queryOptions({
  queryKey: ['subsidies', 'runs'],
  queryFn: ({ signal }) => call(endpoints.subsidies.listSubsidies, {}, signal),
});
export const subsidyQuery = (runId: string) =>
  queryOptions({
    queryKey: ['subsidies', 'run', runId],
    queryFn: ({ signal }) => call(endpoints.subsidies.getSubsidy, { params: { runId } }, signal),
  });
export const differencesQuery = (runId: string) =>
  queryOptions({
    queryKey: ['subsidies', 'differences', runId],
    queryFn: ({ signal }) => call(endpoints.subsidies.compareSubsidy, { params: { runId } }, signal),
  });
