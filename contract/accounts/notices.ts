import { noticeKinds } from '../kernel/notices.ts';

/** What the holder of an account is told of it. */
export const notices = noticeKinds({
  'accounts.device': { channels: ['push', 'sms'], urgent: true, staff: true, page: '/device' },
});
