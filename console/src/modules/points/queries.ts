import { queryOptions } from '@tanstack/react-query';
import type { byHandStates } from '#contract/points/by-hand.ts';
import { call, endpoints } from '../../app/api.ts';
import { listQuery } from '../../components/list/useList.ts';

/** What can earn points. */
export const actsQuery = queryOptions({
  queryKey: ['points', 'acts'],
  queryFn: ({ signal }) => call(endpoints.points.listActs, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const budgetsQuery = queryOptions({
  queryKey: ['points', 'budgets'],
  queryFn: ({ signal }) => call(endpoints.points.listBudgets, {}, signal),
});

export const byHandQuery = (state: (typeof byHandStates)[number] | undefined) =>
  listQuery(['points', 'by-hand', state], (cursor, signal) =>
    call(endpoints.points.listByHand, { query: { state: state ? [state] : undefined, cursor } }, signal),
  );

export const odditiesQuery = (open: boolean) =>
  listQuery(['points', 'oddities', open], (cursor, signal) =>
    call(endpoints.points.listOddities, { query: { open: String(open), cursor } }, signal),
  );

export const objectionsQuery = listQuery(['points', 'objections'], (cursor, signal) =>
  call(endpoints.points.listPointsObjections, { query: { cursor } }, signal),
);
