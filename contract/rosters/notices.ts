import { noticeKinds } from '../kernel/notices.ts';

/** What rosters tell staff: swaps asked of them or decided, and shifts that nobody covers. */
export const notices = noticeKinds({
  'rosters.swap': { channels: ['push'], staff: true, page: '/rosters' },
  'rosters.gap': { channels: ['push', 'email'], staff: true, page: '/console/rosters/:subject' },
});
