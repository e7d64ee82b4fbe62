import { noticeKinds } from '../kernel/notices.ts';

/** What the module of disputes tells those who mediate. */
export const notices = noticeKinds({
  'disputes.assigned': { channels: ['push'], staff: true, page: '/disputes/:subject' },
  'disputes.session': { channels: ['push'], staff: true, page: '/disputes/:subject' },
  'disputes.due': { channels: ['push'], staff: true, page: '/disputes/:subject' },
});
