import { noticeKinds } from '../kernel/notices.ts';

/** What volunteers are told, and those who manage them. */
export const notices = noticeKinds({
  'volunteers.hours': { channels: ['push'], page: '/volunteer' },
  'volunteers.team': { channels: ['push'], page: '/volunteer' },
  'volunteers.joined': { channels: ['push'], page: '/volunteer/teams/:subject' },
  'volunteers.contested': { channels: ['push'], staff: true, page: '/console/volunteers?tab=contested' },
  'volunteers.applied': { channels: ['push'], staff: true, page: '/console/volunteers?tab=teams' },
  'volunteers.needed': { channels: ['push'], page: '/activities/:subject' },
});
