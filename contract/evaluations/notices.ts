import { noticeKinds } from '../kernel/notices.ts';

/** What evaluations tell those who rate, and departments once there is a result. */
export const notices = noticeKinds({
  'evaluations.opened': { channels: ['push'], staff: true, page: '/evaluations/:subject' },
  'evaluations.closed': { channels: ['push'], staff: true, page: '/console/evaluations/:subject' },
});
