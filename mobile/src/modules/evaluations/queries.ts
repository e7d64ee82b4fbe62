import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as evaluationsApi from '#client/endpoints/evaluations.ts';
import { call } from '../../api.ts';

export const key = 'evaluations';
/** Evaluations one has to do with, newest first. */
export const evaluationsQuery = infiniteQueryOptions({
  queryKey: [key, 'all'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    call(evaluationsApi.listEvaluations, { query: { view: 'all', cursor: pageParam, limit: 20 } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});
export const evaluationQuery = (evaluationId: string) =>
  queryOptions({
    queryKey: [key, 'one', evaluationId],
    queryFn: ({ signal }) => call(evaluationsApi.getEvaluation, { params: { evaluationId } }, signal),
  });
