import { queryOptions } from '@tanstack/react-query';
import type { CovenantKind } from '#contract/covenants/kinds.ts';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';
import type { View } from './search.ts';

/** Covenants of one list. */
export const covenantsQuery = (view: View, area: string | undefined, kind: string | undefined) =>
  listQuery(['covenants', 'list', view, area, kind], (cursor, signal) =>
    call(endpoints.covenants.listCovenants, { query: { view, area, kind: kind as CovenantKind | undefined, cursor, limit: 30 } }, signal),
  );
export const covenantQuery = (covenantId: string) =>
  queryOptions({
    queryKey: ['covenants', 'one', covenantId],
    queryFn: ({ signal }) => call(endpoints.covenants.getCovenant, { params: { covenantId } }, signal),
  });
export const commentsQuery = (covenantId: string, number: number) =>
  listQuery(['covenants', 'comments', covenantId, number], (cursor, signal) =>
    call(endpoints.covenants.listCovenantComments, { params: { covenantId }, query: { number, cursor, limit: 30 } }, signal),
  );
