import { noticeKinds } from '../kernel/notices.ts';

/** What staff are told about objections. */
export const notices = noticeKinds({
  'objections.raised': { channels: ['push'], urgent: true, staff: true, page: '/cases/:subject' },
  'objections.decided': { channels: ['push'], staff: true, page: '/cases/:subject' },
  'objections.overdue': { channels: ['push'], urgent: true, staff: true, page: '/cases/:subject' },
});
