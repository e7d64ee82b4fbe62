import { noticeKinds } from '../kernel/notices.ts';

/** What duties tell those who have them, and those who confirm. */
export const notices = noticeKinds({
  'duties.place': { channels: ['push'], page: '/duties/mine' },
  'duties.due': { channels: ['push'], page: '/duties/mine' },
  'duties.thanks': { channels: ['push'], page: '/thanks/mine' },
  'duties.claimed': { channels: ['push'], staff: true, page: '/console/duties/:subject' },
});
