import { noticeKinds } from '../kernel/notices.ts';

/** What the module of demands tells staff. */
export const notices = noticeKinds({
  'demands.asked': { channels: ['push'], staff: true, page: '/demands' },
  'demands.complaint': { channels: ['push'], staff: true, page: '/console/demands' },
  'demands.judged': { channels: ['push'], staff: true, page: '/demands' },
});
