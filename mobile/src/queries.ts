import { infiniteQueryOptions, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { CallError } from '#client/call.ts';
import * as accountsApi from '#client/endpoints/accounts.ts';
import * as casesApi from '#client/endpoints/cases.ts';
import * as territoryApi from '#client/endpoints/territory.ts';
import type { Me } from '#contract/accounts/api.ts';
import { call } from './api.ts';
import { sessionEnded } from './session/bound.ts';

/** Tries again only where trying again can help: no answer although there is a network, or the server's own trouble. */
const again = (count: number, error: unknown): boolean =>
  count < 2 && navigator.onLine && (!(error instanceof CallError) || error.status === 0 || error.status >= 500);

/** `always`: without a network a list must say so instead of waiting for ever. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that has ended shows on every page as the way to sign in, not as a failure.
    onError: (error) => {
      if (error instanceof CallError && error.code === 'session.required' && !sessionEnded(true))
        queryClient.setQueryData(meQuery.queryKey, null);
    },
  }),
  defaultOptions: {
    queries: { networkMode: 'always', refetchOnReconnect: true, retry: again, staleTime: 15_000, gcTime: 30 * 60_000 },
    mutations: { networkMode: 'always' },
  },
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }): Promise<Me | null> =>
    call(accountsApi.getMe, {}, signal).then(
      (me) => {
        sessionEnded(false);
        return me;
      },
      (error: unknown) => {
        if (!(error instanceof CallError) || error.status !== 401) throw error;
        // a bound phone that is unlocked reads on what it has
        return sessionEnded(true) ? (queryClient.getQueryData<Me>(['me']) ?? null) : null;
      },
    ),
  staleTime: 60_000,
});
export const welcomeQuery = queryOptions({
  queryKey: ['welcome'],
  queryFn: ({ signal }) => call(accountsApi.getWelcome, {}, signal),
  staleTime: 3_600_000,
});
/** Whether somebody can sign in by a code here: one reaches the phone or, in a demo, the screen. Taken for granted until it is known. */
export const codesArrive = (welcome: { codes: boolean; jurisdiction: { demo: boolean } } | undefined): boolean =>
  !welcome || welcome.codes || welcome.jurisdiction.demo;
export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => call(casesApi.listCategories, {}, signal),
  staleTime: 3_600_000,
});
export const areasQuery = (parent: string | undefined) =>
  queryOptions({
    queryKey: ['areas', parent ?? 'root'],
    queryFn: ({ signal }) => call(territoryApi.listAreas, { query: { parent } }, signal),
    staleTime: 3_600_000,
  });
export const caseQuery = (caseId: string) =>
  queryOptions({ queryKey: ['case', caseId], queryFn: ({ signal }) => call(casesApi.getCase, { params: { caseId } }, signal) });

export const myCasesQuery = infiniteQueryOptions({
  queryKey: ['my'],
  initialPageParam: '',
  queryFn: ({ signal, pageParam }) => call(casesApi.listMyCases, { query: { cursor: pageParam || undefined, limit: 30 } }, signal),
  getNextPageParam: (last) => last.next,
});
export const tasksQuery = infiniteQueryOptions({
  queryKey: ['tasks'],
  initialPageParam: '',
  queryFn: ({ signal, pageParam }) =>
    call(casesApi.listCases, { query: { queue: 'todo', sort: 'due', cursor: pageParam || undefined, limit: 50 } }, signal),
  getNextPageParam: (last) => last.next,
});

/** Where the server's answer to a report lies until its page is shown: the number is on screen without asking again. */
export const receiptKey = (caseId: string) => ['receipt', caseId] as const;
