import { noticeKinds } from '../kernel/notices.ts';

/** What voters are told: that a vote has opened, ends in a day, is closed; and who counts, that papers wait. */
export const notices = noticeKinds({
  'votes.opened': { channels: ['push'], page: '/votes/:subject' },
  'votes.closing': { channels: ['push'], page: '/votes/:subject' },
  'votes.closed': { channels: ['push'], page: '/votes/:subject' },
  'votes.counting': { channels: ['push'], staff: true, page: '/console/votes/:subject' },
});
