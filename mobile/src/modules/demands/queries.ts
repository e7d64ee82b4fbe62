import { infiniteQueryOptions } from '@tanstack/react-query';
import * as demandsApi from '#client/endpoints/demands.ts';
import { call } from '../../api.ts';

/** What is asked of this account, newest first. */
export const demandsQuery = (waiting: boolean) =>
  infiniteQueryOptions({
    queryKey: ['demands', waiting],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        demandsApi.listDemands,
        { query: { which: 'to_me', state: waiting ? ['open', 'late'] : ['answered', 'withdrawn'], cursor: pageParam, limit: 20 } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });
