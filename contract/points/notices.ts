import { noticeKinds } from '../kernel/notices.ts';

/** What points tell: whose they are, and those who keep budgets, confirm and supervise. */
export const notices = noticeKinds({
  'points.earned': { channels: ['push'], page: '/points' },
  'points.expiring': { channels: ['push'], page: '/points' },
  'points.objection': { channels: ['push'], page: '/points/acts' },
  'points.budget': { channels: ['push'], staff: true, page: '/console/points/budgets' },
  'points.to_confirm': { channels: ['push'], staff: true, page: '/console/points/by-hand?state=asked' },
  'points.odd': { channels: ['push'], staff: true, page: '/console/points/oddities' },
  'points.objected': { channels: ['push'], staff: true, page: '/console/points/oddities' },
});
