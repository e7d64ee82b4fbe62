import { noticeKinds } from '../kernel/notices.ts';

/** What offers tell: whoever has a voucher, who gives out for a merchant, and who agrees to offers. */
export const notices = noticeKinds({
  'offers.voucher': { channels: ['push'], page: '/mall/vouchers' },
  'offers.merchant': { channels: ['push'], page: '/merchant' },
  'offers.proposed': { channels: ['push'], staff: true, page: '/console/offers?state=proposed' },
  'offers.settlement': { channels: ['push'], staff: true, page: '/console/offers?tab=settlements' },
});
