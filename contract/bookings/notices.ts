import { noticeKinds } from '../kernel/notices.ts';

/** What bookings tell: those who booked, and those who decide. */
export const notices = noticeKinds({
  'bookings.booking': { channels: ['push', 'sms'], page: '/bookings/mine' },
  'bookings.pause': { channels: ['push'], page: '/bookings/mine' },
  'bookings.asked': { channels: ['push'], staff: true, page: '/console/bookings' },
  'bookings.objection': { channels: ['push'], staff: true, page: '/console/bookings' },
});
