import { noticeKinds } from '../kernel/notices.ts';

/** What the module of hazards tells staff. */
export const notices = noticeKinds({
  'hazards.assigned': { channels: ['push'], staff: true, page: '/hazards/:subject' },
  'hazards.supervised': { channels: ['push'], staff: true, page: '/hazards/:subject' },
});
