import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../../app/api.ts';
import { listQuery } from '../../../components/list/useList.ts';

export const dayQuery = (day: string) =>
  queryOptions({
    queryKey: ['bookings', 'day', day],
    queryFn: ({ signal }) => call(endpoints.bookings.dayOfRooms, { query: { day } }, signal),
  });

export const roomsQuery = listQuery(['bookings', 'rooms'], (cursor, signal) =>
  call(endpoints.bookings.listRooms, { query: { limit: 50, closed: 'true', ...(cursor && { cursor }) } }, signal),
);

export const askedQuery = listQuery(['bookings', 'asked'], (cursor, signal) =>
  call(endpoints.bookings.listBookings, { query: { limit: 50, state: 'asked', ...(cursor && { cursor }) } }, signal),
);
export const depositsQuery = listQuery(['bookings', 'deposits'], (cursor, signal) =>
  call(endpoints.bookings.listBookings, { query: { limit: 50, deposits: 'true', ...(cursor && { cursor }) } }, signal),
);

export const pausesQuery = listQuery(['bookings', 'pauses'], (cursor, signal) =>
  call(endpoints.bookings.listPauses, { query: { limit: 50, ...(cursor && { cursor }) } }, signal),
);
