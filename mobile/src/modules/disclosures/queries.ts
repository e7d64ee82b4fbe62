import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as disclosuresApi from '#client/endpoints/disclosures.ts';
import { call } from '../../api.ts';

/** What is, or was, up in an area and around it. */
export const noticesQuery = (area: string | null, past: boolean) =>
  infiniteQueryOptions({
    queryKey: ['disclosures', 'open', area, past],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        disclosuresApi.listOpenNotices,
        { query: { limit: 20, past: past ? 'true' : 'false', ...(area !== null && { area }), ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The newest few, for the page of what is being decided. */
export const newestQuery = queryOptions({
  queryKey: ['disclosures', 'newest'],
  queryFn: async ({ signal }) => (await call(disclosuresApi.listOpenNotices, { query: { limit: 5 } }, signal)).items,
});

export const noticeQuery = (code: string) =>
  queryOptions({
    queryKey: ['disclosures', 'one', code],
    queryFn: ({ signal }) => call(disclosuresApi.getOpenNotice, { params: { code } }, signal),
  });
