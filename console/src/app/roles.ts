import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from './api.ts';

/** Every role of the jurisdiction and every permission, for those who grant posts or set rules for their holders. */
export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => call(endpoints.accounts.listRoles, {}, signal),
});
