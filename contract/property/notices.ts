import { noticeKinds } from '../kernel/notices.ts';

/** What companies are told of the red and yellow list. */
export const notices = noticeKinds({
  'property.listed': { channels: ['push'], staff: true, page: '/open/property' },
});
