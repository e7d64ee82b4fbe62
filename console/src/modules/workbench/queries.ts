import { infiniteQueryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';

/** To-dos by due time, page by page; of one kind, or of all. Counts stand on the first page. */
export const todosQuery = (kind?: string) =>
  infiniteQueryOptions({
    queryKey: ['todos', kind ?? null],
    queryFn: ({ signal, pageParam }) =>
      call(endpoints.workbench.listTodos, { query: { kind, limit: 30, ...(pageParam && { cursor: pageParam }) } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 15_000,
    refetchInterval: 60_000,
  });
