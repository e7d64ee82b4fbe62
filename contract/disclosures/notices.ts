import { noticeKinds } from '../kernel/notices.ts';

/** What the module tells those who look after disclosure, and those who objected. */
export const notices = noticeKinds({
  'disclosures.objected': { channels: ['push'], staff: true, page: '/console/disclosures/:subject' },
  'disclosures.inquiry': { channels: ['push'], staff: true, page: '/console/disclosures/:subject' },
  'disclosures.answered': { channels: ['push'], page: '/open/notice/:subject' },
});
