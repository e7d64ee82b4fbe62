import { noticeKinds } from '../kernel/notices.ts';

/** What collection tasks tell staff. That one has come is told by the demand that it makes. */
export const notices = noticeKinds({
  'collections.due': { channels: ['push'], staff: true, page: '/collections/:subject' },
  'collections.returned': { channels: ['push'], staff: true, page: '/collections/:subject' },
  'collections.changed': { channels: ['push'], staff: true, page: '/collections/:subject' },
  'collections.complete': { channels: ['push'], staff: true, page: '/console/collections/:subject' },
});
