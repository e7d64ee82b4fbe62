import { noticeKinds } from '../kernel/notices.ts';

/** What the module of whistles tells staff. An emergency reaches people at any hour. */
export const notices = noticeKinds({
  'whistles.called': { channels: ['push'], staff: true, page: '/whistles/:subject' },
  'whistles.emergency': { channels: ['push', 'sms'], urgent: true, staff: true, page: '/whistles/:subject' },
  'whistles.response': { channels: ['push'], staff: true, page: '/whistles/:subject' },
  'whistles.overdue': { channels: ['push'], staff: true, page: '/console/whistles/:subject' },
  'whistles.assignment': { channels: ['push'], staff: true, page: '/whistles' },
});
