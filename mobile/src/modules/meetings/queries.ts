import { queryOptions } from '@tanstack/react-query';
import * as meetingsApi from '#client/endpoints/meetings.ts';
import { call } from '../../api.ts';

export const mineQuery = queryOptions({
  queryKey: ['meetings', 'mine'],
  queryFn: async ({ signal }) => (await call(meetingsApi.listMyMeetings, {}, signal)).items,
});
export const meetingQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['meetings', 'one', meetingId],
    queryFn: ({ signal }) => call(meetingsApi.getMeeting, { params: { meetingId } }, signal),
  });
/** What is to be deliberated where residents see it. */
export const openQuery = queryOptions({
  queryKey: ['meetings', 'open'],
  queryFn: async ({ signal }) => (await call(meetingsApi.listOpenMeetings, { query: {} }, signal)).items,
});

const parts = (moment: string): string[] => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16).split('T');
/** From when to when in Shanghai: 2026-11-28 09:00–11:30. */
export const spanOf = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): string => {
  const [day = '', from = ''] = parts(startsAt);
  const [last = '', until = ''] = parts(endsAt);
  return `${day} ${from}–${day === last ? '' : `${last} `}${until}`;
};
export const dayTimeOf = (moment: string): string => parts(moment).join(' ');
