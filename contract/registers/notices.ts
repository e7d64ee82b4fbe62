import { noticeKinds } from '../kernel/notices.ts';

/** What registers tell staff: that a row's last day comes near, that rows ask to be seen to, and that a colleague named them in a comment. */
export const notices = noticeKinds({
  'registers.expiring': { channels: ['push'], staff: true, page: '/console/registers/row/:subject' },
  'registers.reminder': { channels: ['push'], staff: true, page: '/console/registers/row/:subject' },
  'registers.note': { channels: ['push'], staff: true, page: '/console/registers/row/:subject' },
});
