import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from './api.ts';

/** Templates and saved filters this person works with. */
export const deskItemsQuery = queryOptions({
  queryKey: ['desk-items'],
  queryFn: ({ signal }) => call(endpoints.desk.getDeskItems, {}, signal),
  staleTime: 60_000,
});
