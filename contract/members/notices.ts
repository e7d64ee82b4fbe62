import { noticeKinds } from '../kernel/notices.ts';

/** What those who keep members are told of letters: one for them, what became of theirs, that one runs out. */
export const notices = noticeKinds({
  'members.sent': { channels: ['push'], staff: true, page: '/console/members/transfers' },
  'members.decided': { channels: ['push'], staff: true, page: '/console/members/transfers' },
  'members.expiring': { channels: ['push'], staff: true, page: '/console/members/transfers' },
});
