import { noticeKinds } from '../kernel/notices.ts';

/** What daily checks tell companies and communities. */
export const notices = noticeKinds({
  'inspections.found': { channels: ['push'], staff: true, page: '/inspections/findings/:subject' },
  'inspections.answered': { channels: ['push'], staff: true, page: '/inspections/findings/:subject' },
  'inspections.ruled': { channels: ['push'], staff: true, page: '/inspections/findings/:subject' },
});
