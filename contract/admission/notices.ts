import { noticeKinds } from '../kernel/notices.ts';

/** What staff are told about admission. */
export const notices = noticeKinds({
  'admission.applied': { channels: ['push'], staff: true, page: '/console/admission' },
  'admission.decided': { channels: ['push'], staff: true, page: '/console/admission' },
});
