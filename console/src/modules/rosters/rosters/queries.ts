import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../../app/api.ts';
import { listQuery } from '../../../components/list/useList.ts';

export const rostersQuery = (gaps: boolean) =>
  listQuery(['rosters', 'list', gaps], (cursor, signal) =>
    call(endpoints.rosters.listRosters, { query: { ...(gaps && { gaps: 'true' }), ...(cursor && { cursor }) } }, signal),
  );

export const myDutyQuery = queryOptions({
  queryKey: ['rosters', 'mine'],
  queryFn: ({ signal }) => call(endpoints.rosters.myDuty, {}, signal),
});

export const rosterQuery = (rosterId: string, from: string, to: string) =>
  queryOptions({
    queryKey: ['rosters', rosterId, from, to],
    queryFn: ({ signal }) => call(endpoints.rosters.getRoster, { params: { rosterId }, query: { from, to } }, signal),
  });

export const swapsQuery = (rosterId: string) =>
  listQuery(['rosters', rosterId, 'swaps'], (cursor, signal) =>
    call(endpoints.rosters.listSwaps, { params: { rosterId }, query: { limit: 10, ...(cursor && { cursor }) } }, signal),
  );

export const handoversQuery = (rosterId: string) =>
  listQuery(['rosters', rosterId, 'handovers'], (cursor, signal) =>
    call(endpoints.rosters.listHandovers, { params: { rosterId }, query: { limit: 10, ...(cursor && { cursor }) } }, signal),
  );
