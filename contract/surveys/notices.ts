import { noticeKinds } from '../kernel/notices.ts';

/** What surveys tell those who are asked, and those who ask. */
export const notices = noticeKinds({
  'surveys.asked': { channels: ['push'], page: '/surveys/:subject' },
  'surveys.closed': { channels: ['push'], staff: true, page: '/console/surveys/:subject' },
});
