import { noticeKinds } from '../kernel/notices.ts';

/** What meetings tell those who are called, those who run them, and leaders whom a matter was raised to. */
export const notices = noticeKinds({
  'meetings.called': { channels: ['push', 'sms'], page: '/meetings/:subject' },
  'meetings.raised': { channels: ['push'], staff: true, page: '/console/meetings/:subject' },
  'meetings.returned': { channels: ['push'], staff: true, page: '/console/meetings/:subject' },
});
