import { noticeKinds } from '../kernel/notices.ts';

/** What staff are told about fair figures. */
export const notices = noticeKinds({
  'ratings.ruling': { channels: ['push'], staff: true, page: '/cases/:subject' },
  'ratings.exclusion': { channels: ['push'], staff: true, page: '/console/exclusions' },
  'ratings.spot_check': { channels: ['push'], staff: true, page: '/spot-checks' },
  'ratings.false_closing': { channels: ['push'], staff: true, page: '/cases/:subject' },
});
