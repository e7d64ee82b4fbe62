import { noticeKinds } from '../kernel/notices.ts';

/** What the module tells: those who act for others of who asks, the person of every step. What happens to an application, its case tells. */
export const notices = noticeKinds({
  'services.asked': { channels: ['push'], staff: true, page: '/services/proxy/:subject' },
  'services.entrusted': { channels: ['push'], page: '/services/proxy/:subject' },
});
