import { noticeKinds } from '../kernel/notices.ts';

/** What orders tell beside the steps of their cases: whoever took one on, and the desk. */
export const notices = noticeKinds({
  'orders.share': { channels: ['push'], page: '/my-orders' },
  'orders.team': { channels: ['push'], page: '/my-orders' },
  'orders.desk': { channels: ['push'], staff: true, page: '/console/orders?stand=issue' },
});
