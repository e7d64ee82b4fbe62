import { noticeKinds } from '../kernel/notices.ts';

/** What those are told who check and approve, and companies that are paid. */
export const notices = noticeKinds({
  'subsidies.waiting': { channels: ['push'], staff: true, page: '/console/subsidies/runs/:subject' },
  'subsidies.approved': { channels: ['push'], staff: true, page: '/console/subsidies/runs/:subject' },
  'subsidies.paid': { channels: ['push'], staff: true, page: '/console/subsidies/runs/:subject' },
});
