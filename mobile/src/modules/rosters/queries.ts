import { queryOptions } from '@tanstack/react-query';
import * as rostersApi from '#client/endpoints/rosters.ts';
import { call } from '../../api.ts';

export const dutyQuery = queryOptions({
  queryKey: ['duty'],
  queryFn: ({ signal }) => call(rostersApi.myDuty, {}, signal),
});

/** A roster over the next four weeks: with whom a shift can be swapped. */
export const rosterQuery = (rosterId: string, today: string) =>
  queryOptions({
    queryKey: ['duty', rosterId, today],
    queryFn: ({ signal }) =>
      call(
        rostersApi.getRoster,
        { params: { rosterId }, query: { from: today, to: new Date(Date.parse(today) + 27 * 86_400_000).toISOString().slice(0, 10) } },
        signal,
      ),
  });
