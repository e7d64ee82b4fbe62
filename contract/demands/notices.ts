import { noticeKinds } from '../kernel/notices.ts';

/** What the module of demands tells staff. */
export const notices = noticeKinds({
  'demands.asked': { channels: ['push'], staff: true, page: '/demands' },
  'demands.noted': { channels: [], staff: true, page: '/console/demands' },
  'demands.complaint': { channels: ['push'], staff: true, page: '/console/demands' },
  'demands.complaint_copy': { channels: [], staff: true, page: '/console/audit' },
  'demands.judged': { channels: ['push'], staff: true, page: '/demands' },
});
