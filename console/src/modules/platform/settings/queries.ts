import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../../app/api.ts';

/** The settings the viewer may decide. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call(endpoints.platform.listSettings, {}, signal),
});

/** Changes of one setting, newest first. */
export const settingChangesQuery = (key: string) =>
  infiniteQueryOptions({
    queryKey: ['settings', key, 'changes'],
    queryFn: ({ pageParam, signal }) =>
      call(endpoints.platform.listSettingChanges, { params: { key }, query: { cursor: pageParam, limit: 20 } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
