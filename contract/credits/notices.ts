import { noticeKinds } from '../kernel/notices.ts';

/** What companies are told of their credit, and those who answer them. */
export const notices = noticeKinds({
  'credits.entered': { channels: ['push'], staff: true, page: '/console/credits/:subject' },
  'credits.reached': { channels: ['push'], staff: true, page: '/console/credits/:subject' },
  'credits.asked': { channels: ['push'], staff: true, page: '/console/credits/:subject' },
  'credits.answered': { channels: ['push'], staff: true, page: '/console/credits/:subject' },
  'credits.rated': { channels: ['push'], staff: true, page: '/console/credits/:subject' },
});
