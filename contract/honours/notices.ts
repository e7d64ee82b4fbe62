import { noticeKinds } from '../kernel/notices.ts';

/** What honours tell those who nominate and those who decide. */
export const notices = noticeKinds({
  'honours.opened': { channels: ['push'], staff: true, page: '/console/honours/:subject' },
  'honours.objection': { channels: ['push'], staff: true, page: '/console/honours/:subject' },
  'honours.twice': { channels: ['push'], staff: true, page: '/console/honours' },
});
