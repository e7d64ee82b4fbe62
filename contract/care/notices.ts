import { noticeKinds } from '../kernel/notices.ts';

/** What leads and visitors are reminded of: somebody was not seen in time, consent runs out, a health service is due. */
export const notices = noticeKinds({
  'care.reminder': { channels: ['push'], staff: true, page: '/console/care/records/:subject' },
});
