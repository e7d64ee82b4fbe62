import { infiniteQueryOptions, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

/**
 * A list that comes page by page, as every list of the API does.
 * @param ask - gets one page; the cursor is that of the page before, undefined for the first
 */
export const listQuery = <P extends Page>(queryKey: QueryKey, ask: (cursor: string | undefined, signal: AbortSignal) => Promise<P>) =>
  infiniteQueryOptions({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    getNextPageParam: (last: P) => last.next ?? undefined,
  });

/** Loads a list. @returns the query, the rows of all pages so far, and the first page for what it says beside its rows */
export const useList = <P extends Page>(query: ReturnType<typeof listQuery<P>>) => {
  const list = useInfiniteQuery(query);
  const pages = list.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.items) as P['items'][number][], [pages]);
  return { list, rows, first: pages?.[0] };
};
