import { noticeKinds } from '../kernel/notices.ts';

/** What companies and those who book are told. */
export const notices = noticeKinds({
  'tariffs.company': { channels: ['push'], staff: true, page: '/tariffs/jobs' },
  'tariffs.booker': { channels: ['push', 'sms'], page: '/tariffs/mine' },
});
