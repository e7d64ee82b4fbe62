import { noticeKinds } from '../kernel/notices.ts';

/** What the case loop tells reporters and staff. */
export const notices = noticeKinds({
  'cases.step': { channels: ['push'], page: '/cases/:subject' },
  'cases.followed': { channels: ['push'], page: '/followed' },
  'cases.result': { channels: ['push'], page: '/cases/:subject' },
  'cases.work': { channels: ['push'], staff: true, page: '/cases/:subject' },
  'cases.unattended': { channels: ['push'], urgent: true, staff: true, page: '/cases/:subject' },
  'cases.clock': { channels: ['push'], staff: true, page: '/cases/:subject' },
  'cases.overdue': { channels: ['push'], urgent: true, staff: true, page: '/cases/:subject' },
  'cases.supervision': { channels: ['push'], urgent: true, staff: true, page: '/cases/:subject' },
});
