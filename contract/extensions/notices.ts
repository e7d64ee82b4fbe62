import { noticeKinds } from '../kernel/notices.ts';

/** What staff are told about extensions. */
export const notices = noticeKinds({
  'extensions.asked': { channels: ['push'], urgent: true, staff: true, page: '/cases/:subject' },
  'extensions.decided': { channels: ['push'], staff: true, page: '/cases/:subject' },
});
