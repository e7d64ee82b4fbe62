import { noticeKinds } from '../kernel/notices.ts';

/** What documents tell staff: that one waits for their signature, and that one of theirs has all of them. */
export const notices = noticeKinds({
  'documents.to_sign': { channels: ['push'], staff: true, page: '/console/documents/:subject' },
  'documents.signed': { channels: ['push'], staff: true, page: '/console/documents/:subject' },
});
