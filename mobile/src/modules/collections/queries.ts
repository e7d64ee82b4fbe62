import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as collectionsApi from '#client/endpoints/collections.ts';
import { call } from '../../api.ts';

export const collectionsKey = 'collections';

/** Sheets this account fills in: those that wait, or those that were handed in. */
export const sheetsQuery = (waiting: boolean) =>
  infiniteQueryOptions({
    queryKey: [collectionsKey, 'sheets', waiting],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        collectionsApi.listSheets,
        { query: { state: waiting ? ['open', 'returned'] : ['submitted', 'confirmed'], cursor: pageParam, limit: 20 } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });
export const sheetQuery = (sheetId: string) =>
  queryOptions({
    queryKey: [collectionsKey, 'sheet', sheetId],
    queryFn: ({ signal }) => call(collectionsApi.getSheet, { params: { sheetId } }, signal),
  });
