import { noticeKinds } from '../kernel/notices.ts';

/** What a renovation tells those who run it. Residents are told by the survey, the vote and the disclosure themselves. */
export const notices = noticeKinds({
  'renovations.decided': { channels: ['push'], staff: true, page: '/console/renovations/:subject' },
  'renovations.defect': { channels: ['push'], staff: true, page: '/console/renovations/:subject' },
});
