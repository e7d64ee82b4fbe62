import { noticeKinds } from '../kernel/notices.ts';

/** What the desk tells staff: that a colleague named them in a hand-over note. */
export const notices = noticeKinds({
  'desk.note': { channels: ['push'], staff: true, page: '/console/cases/:subject' },
});
