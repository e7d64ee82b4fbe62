import { queryOptions } from '@tanstack/react-query';
import { call, endpoints } from '../../app/api.ts';

export const meetingQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['meetings', 'one', meetingId],
    queryFn: ({ signal }) => call(endpoints.meetings.getMeeting, { params: { meetingId } }, signal),
  });
export const proposalsQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['meetings', 'proposals', meetingId],
    queryFn: async ({ signal }) => (await call(endpoints.meetings.listProposalsForMeeting, { params: { meetingId } }, signal)).items,
  });
export const bodyQuery = (bodyId: string) =>
  queryOptions({
    queryKey: ['meetings', 'body', bodyId],
    queryFn: ({ signal }) => call(endpoints.meetings.getMeetingBody, { params: { bodyId } }, signal),
  });
export const bodiesQuery = queryOptions({
  queryKey: ['meetings', 'bodies'],
  queryFn: ({ signal }) => call(endpoints.meetings.listMeetingBodies, { query: {} }, signal),
});
export const kindsQuery = queryOptions({
  queryKey: ['meetings', 'kinds'],
  queryFn: ({ signal }) => call(endpoints.meetings.listMeetingKinds, {}, signal),
});
