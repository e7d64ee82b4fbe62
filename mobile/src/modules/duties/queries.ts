import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as dutiesApi from '#client/endpoints/duties.ts';
import { call } from '../../api.ts';

/** Duties that look for somebody. */
export const vacantQuery = (area: string | null) =>
  infiniteQueryOptions({
    queryKey: ['duties', 'vacant', area],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        dutiesApi.listOpenDuties,
        { query: { limit: 30, ...(area !== null && { area }), ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** The newest of them, of which the nearest are shown. */
export const newestQuery = queryOptions({
  queryKey: ['duties', 'newest'],
  queryFn: async ({ signal }) => (await call(dutiesApi.listOpenDuties, { query: { limit: 100 } }, signal)).items,
});

export const mineQuery = infiniteQueryOptions({
  queryKey: ['duties', 'mine'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    call(dutiesApi.listMyDuties, { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});

export const dutyQuery = (dutyId: string) =>
  queryOptions({
    queryKey: ['duties', 'one', dutyId],
    queryFn: ({ signal }) => call(dutiesApi.getDuty, { params: { dutyId } }, signal),
  });

/** The wall of thanks. */
export const wallQuery = infiniteQueryOptions({
  queryKey: ['thanks', 'wall'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(dutiesApi.listThanks, { query: { limit: 30, ...(pageParam && { cursor: pageParam }) } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});

export const myThanksQuery = infiniteQueryOptions({
  queryKey: ['thanks', 'mine'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    call(dutiesApi.listMyThanks, { query: { limit: 30, ...(pageParam && { cursor: pageParam }) } }, signal),
  getNextPageParam: (last) => last.next ?? undefined,
});
