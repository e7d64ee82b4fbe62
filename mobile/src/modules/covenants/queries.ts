import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as covenantsApi from '#client/endpoints/covenants.ts';
import { call } from '../../api.ts';

/** Covenants everybody may read. */
export const openQuery = (area: string | null) =>
  infiniteQueryOptions({
    queryKey: ['covenants', 'open', area],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        covenantsApi.listOpenCovenants,
        { query: { limit: 20, ...(area !== null && { area }), ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** Drafts of which residents are asked now. */
export const askedQuery = queryOptions({
  queryKey: ['covenants', 'asked'],
  queryFn: async ({ signal }) => (await call(covenantsApi.listOpenCovenants, { query: { view: 'comment', limit: 3 } }, signal)).items,
});

export const covenantQuery = (covenantId: string) =>
  queryOptions({
    queryKey: ['covenants', 'one', covenantId],
    queryFn: ({ signal }) => call(covenantsApi.getCovenant, { params: { covenantId } }, signal),
  });

export const commentsQuery = (covenantId: string, number: number) =>
  infiniteQueryOptions({
    queryKey: ['covenants', 'comments', covenantId, number],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        covenantsApi.listCovenantComments,
        { params: { covenantId }, query: { number, limit: 50, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });
