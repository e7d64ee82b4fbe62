import { queryOptions } from '@tanstack/react-query';
import type { EvaluationView } from '#contract/evaluations/values.ts';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';

/** Evaluations of one list. */
export const evaluationsQuery = (view: EvaluationView) =>
  listQuery(['evaluations', 'list', view], (cursor, signal) =>
    call(endpoints.evaluations.listEvaluations, { query: { view, cursor, limit: 30 } }, signal),
  );
export const evaluationQuery = (evaluationId: string) =>
  queryOptions({
    queryKey: ['evaluations', 'one', evaluationId],
    queryFn: ({ signal }) => call(endpoints.evaluations.getEvaluation, { params: { evaluationId } }, signal),
  });
