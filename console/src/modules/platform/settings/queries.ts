import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../../app/api.ts';
import { listQuery } from '../../../components/list/useList.ts';

/** The settings the viewer may decide. */
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call(endpoints.platform.listSettings, {}, signal),
});

/** Changes of one setting, newest first. */
export const settingChangesQuery = (key: string) =>
  listQuery(['settings', key, 'changes'], (cursor, signal) =>
    call(endpoints.platform.listSettingChanges, { params: { key }, query: { cursor, limit: 20 } }, signal),
  );
