import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as bookingsApi from '#client/endpoints/bookings.ts';
import { call } from '../../api.ts';

/** What is looked for. */
export interface Wanted {
  readonly area: string | null;
  readonly day: string;
  readonly people: number | null;
  readonly q: string;
}

export const foundQuery = ({ area, day, people, q }: Wanted) =>
  queryOptions({
    queryKey: ['bookings', 'found', area, day, people, q],
    queryFn: ({ signal }) =>
      call(
        bookingsApi.findRooms,
        { query: { day, ...(area !== null && { area }), ...(people !== null && { people }), ...(q !== '' && { q }) } },
        signal,
      ),
  });

export const roomQuery = (roomId: string) =>
  queryOptions({
    queryKey: ['bookings', 'room', roomId],
    queryFn: ({ signal }) => call(bookingsApi.getRoom, { params: { roomId }, query: { days: 14 } }, signal),
  });

export const mineQuery = (over: boolean) =>
  infiniteQueryOptions({
    queryKey: ['bookings', 'mine', over],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(bookingsApi.myBookings, { query: { over: String(over), limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal),
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const pausesQuery = queryOptions({
  queryKey: ['bookings', 'pauses'],
  queryFn: ({ signal }) => call(bookingsApi.myPauses, {}, signal),
});

export const feedQuery = queryOptions({
  queryKey: ['bookings', 'feed'],
  queryFn: ({ signal }) => call(bookingsApi.getFeed, { query: {} }, signal),
});

export const screenQuery = (code: string) =>
  queryOptions({
    queryKey: ['bookings', 'screen', code],
    queryFn: ({ signal }) => call(bookingsApi.getOpenRoom, { params: { code } }, signal),
    refetchInterval: 30_000,
  });
