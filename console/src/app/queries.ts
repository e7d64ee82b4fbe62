import { keepPreviousData, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { CallError } from '#client/call.ts';
import type { Me } from '#contract/accounts/api.ts';
import { call, endpoints } from './api.ts';
import { learnKinds } from './kinds.ts';

/** Server answers kept by the console. A refusal (4xx) is final; only a server out of reach is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // the server may stand beside us without any internet: only its own answers tell whether it can be reached
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => (error instanceof CallError && error.status >= 400 && error.status < 500 ? false : count < 2),
    },
  },
});

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await call(endpoints.accounts.getMe, {}, signal);
    learnKinds(me.kinds);
    return me;
  },
  staleTime: 60_000,
});
export const welcomeQuery = queryOptions({
  queryKey: ['welcome'],
  queryFn: ({ signal }) => call(endpoints.accounts.getWelcome, {}, signal),
  staleTime: 300_000,
});
export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => call(endpoints.cases.listCategories, {}, signal),
  staleTime: 600_000,
  select: (answer) => answer.items,
});
/** The same with their version and what case types ask besides. */
export const listedCategoriesQuery = queryOptions({ ...categoriesQuery, select: (answer) => answer });
/** The version of the categories that were listed. */
export const categoriesVersionQuery = queryOptions({ ...categoriesQuery, select: (answer) => answer.version });
export const areasQuery = (parent: string | undefined) =>
  queryOptions({
    queryKey: ['areas', parent ?? null],
    queryFn: ({ signal }) => call(endpoints.territory.listAreas, { query: { parent } }, signal),
    staleTime: 600_000,
  });
export const boundariesQuery = (within: string | undefined, level: 'county' | 'street' | 'community' | 'grid') =>
  queryOptions({
    queryKey: ['boundaries', within ?? null, level],
    queryFn: ({ signal }) => call(endpoints.territory.getBoundaries, { query: { within, level } }, signal),
    staleTime: 600_000,
    placeholderData: keepPreviousData,
  });
export const organisationsQuery = (area: string | undefined, q: string) =>
  queryOptions({
    queryKey: ['organisations', area ?? null, q],
    queryFn: ({ signal }) => call(endpoints.organisations.listOrganisations, { query: { area, q: q || undefined, limit: 50 } }, signal),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
export const caseKey = (caseId: string) => ['case', caseId] as const;
export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: caseKey(caseId),
    queryFn: ({ signal }) => call(endpoints.cases.getCase, { params: { caseId } }, signal),
    staleTime: 5_000,
  });

const everybodys: readonly unknown[] = ['welcome', 'boundaries', 'areas', 'categories'];
/** Forgets every answer that was meant for the person who leaves; what everybody may see stays. */
export const forgetPerson = (): void => queryClient.removeQueries({ predicate: (query) => !everybodys.includes(query.queryKey[0]) });

/** The signed-in account. Only used below the signed-in layout, which has it loaded. */
export const useMe = (): Me => {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe outside the signed-in layout');
  return data;
};
