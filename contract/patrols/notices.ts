import { noticeKinds } from '../kernel/notices.ts';

/** What the module of patrols tells staff. */
export const notices = noticeKinds({
  'patrols.set_aside': { channels: ['push'], staff: true, page: '/patrols/mine' },
  'patrols.missed_fault': { channels: ['push'], staff: true, page: '/console/patrols/misses' },
});
