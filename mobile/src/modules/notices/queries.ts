import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as noticesApi from '#client/endpoints/notices.ts';
import { call } from '../../api.ts';

/** Everything below `notices` is read again when the inbox changes. */
export const inboxQuery = (locale: string) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'inbox', locale],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => call(noticesApi.listNotices, { query: { cursor: pageParam || undefined, limit: 30 } }, signal),
    getNextPageParam: (last) => last.next,
  });
export const unreadQuery = queryOptions({
  queryKey: ['notices', 'count'],
  queryFn: ({ signal }) => call(noticesApi.countNotices, {}, signal),
});
export const settingsQuery = (locale: string) =>
  queryOptions({ queryKey: ['notice-settings', locale], queryFn: ({ signal }) => call(noticesApi.getNoticeSettings, {}, signal) });
