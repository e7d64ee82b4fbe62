import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';

/** To-dos by due time, page by page; of one kind, or of all. Counts stand on the first page. */
export const todosQuery = (kind?: string) => ({
  ...listQuery(['todos', kind ?? null], (cursor, signal) =>
    call(endpoints.workbench.listTodos, { query: { kind, limit: 30, cursor } }, signal),
  ),
  staleTime: 15_000,
  refetchInterval: 60_000,
});
