import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';

const [often, seldom] = [1_500, 60_000];

/** Own work that has not ended; looked at often while there is any. */
export const openWork = queryOptions({
  queryKey: ['work', 'open'],
  queryFn: ({ signal }) => call(endpoints.work.listWork, { query: { open: 'true', limit: 20 } }, signal),
  refetchInterval: ({ state }) => ((state.data?.items.length ?? 0) > 0 ? often : seldom),
});

/** All own work that is still known. */
export const ownWork = listQuery(['work', 'all'], (cursor, signal) =>
  call(endpoints.work.listWork, { query: { cursor, limit: 30 } }, signal),
);
