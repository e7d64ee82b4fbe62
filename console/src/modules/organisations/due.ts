import { queryOptions } from '@tanstack/react-query';
import type { Me } from '#contract/accounts/api.ts';
import { call, endpoints } from '../../app/api.ts';

/** How many agreements a person is to be reminded of, with the most pressing one. Asked for only by those who work for an area. */
export const dueQuery = (me: Me) =>
  queryOptions({
    queryKey: ['org', 'due', 'count'],
    enabled: me.permissions.includes('organisations.read') && me.posts.some(({ area }) => area !== null),
    queryFn: ({ signal }) => call(endpoints.organisations.listDueAgreements, { query: { limit: 1 } }, signal),
    staleTime: 300_000,
    refetchInterval: 600_000,
  });
