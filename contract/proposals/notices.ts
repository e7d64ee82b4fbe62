import { noticeKinds } from '../kernel/notices.ts';

/** What proposals tell those who take part in them. */
export const notices = noticeKinds({
  'proposals.step': { channels: ['push'], page: '/proposals/:subject' },
  'proposals.answer': { channels: ['push'], page: '/proposals/:subject' },
});
