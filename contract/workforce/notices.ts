import { noticeKinds } from '../kernel/notices.ts';

/** What those who promote community workers are told: that somebody has reached a higher grade. */
export const notices = noticeKinds({
  'workforce.due': { channels: ['push'], staff: true, page: '/console/workforce' },
});
