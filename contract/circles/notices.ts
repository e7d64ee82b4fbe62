import { noticeKinds } from '../kernel/notices.ts';

/** What the module tells merchants and those who look after circles. */
export const notices = noticeKinds({
  'circles.checked': { channels: ['push'], staff: true, page: '/console/circle-merchants/:subject' },
  'circles.objected': { channels: ['push'], staff: true, page: '/console/circle-merchants/:subject' },
  'circles.decided': { channels: ['push'], staff: true, page: '/console/circle-merchants/:subject' },
});
