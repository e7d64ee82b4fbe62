import { noticeKinds } from '../kernel/notices.ts';

/** What scorecards tell those who stand for the scored, and those who answer appeals. */
export const notices = noticeKinds({
  'scorecards.published': { channels: ['push'], staff: true, page: '/console/scorecards/runs/:subject' },
  'scorecards.appeal': { channels: ['push'], staff: true, page: '/console/scorecards/runs/:subject' },
  'scorecards.answered': { channels: ['push'], staff: true, page: '/console/scorecards/runs/:subject' },
  'scorecards.bulletin': { channels: ['push'], staff: true, page: '/bulletins/:subject' },
});
