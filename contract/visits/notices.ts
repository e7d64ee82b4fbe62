import { noticeKinds } from '../kernel/notices.ts';

/** What the module of visits tells people. */
export const notices = noticeKinds({
  'visits.assigned': { channels: ['push'], page: '/visits' },
  'visits.reach': { channels: ['push'], page: '/visits' },
  'visits.alarm': { channels: ['push'], page: '/visits' },
  'visits.ending': { channels: ['push'], staff: true, page: '/console/visits' },
});
