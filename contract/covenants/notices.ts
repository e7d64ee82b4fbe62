import { noticeKinds } from '../kernel/notices.ts';

/** What covenants tell those who make and check them, and those who said something about one. */
export const notices = noticeKinds({
  'covenants.check': { channels: ['push'], staff: true, page: '/console/covenants/:subject' },
  'covenants.step': { channels: ['push'], page: '/covenants/:subject' },
});
