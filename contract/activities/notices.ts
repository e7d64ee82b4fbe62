import { noticeKinds } from '../kernel/notices.ts';

/** What activities tell those who take part, and those who organise them. */
export const notices = noticeKinds({
  'activities.place': { channels: ['push'], page: '/activities/:subject' },
  'activities.changed': { channels: ['push', 'sms'], page: '/activities/:subject' },
  'activities.absence': { channels: ['push'], page: '/activities/:subject' },
  'activities.applied': { channels: ['push'], staff: true, page: '/console/activities/:subject' },
  'activities.contested': { channels: ['push'], staff: true, page: '/console/activities/:subject' },
});
