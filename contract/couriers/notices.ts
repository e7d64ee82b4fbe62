import { noticeKinds } from '../kernel/notices.ts';

/** What is told of help that was asked for quietly: neither who nor what about. */
export const notices = noticeKinds({
  'couriers.help': { channels: ['push'], staff: true, page: '/console/couriers/help' },
  'couriers.answer': { channels: ['push'], page: '/courier-help' },
});
