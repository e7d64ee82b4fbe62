import { noticeKinds } from '../kernel/notices.ts';

/** What long work tells whoever asked for it. */
export const notices = noticeKinds({
  'work.ended': { channels: ['push'], staff: true, page: '/console/work' },
});
