import { noticeKinds } from '../kernel/notices.ts';

/** What the drawing of grids tells staff. */
export const notices = noticeKinds({
  'drawing.comment': { channels: ['push'], staff: true, page: '/console/grids?draft=:subject' },
});
