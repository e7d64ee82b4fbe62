import { noticeKinds } from '../kernel/notices.ts';

/** What the module of organisations tells staff. */
export const notices = noticeKinds({
  'organisations.agreement_due': { channels: ['push', 'email'], staff: true, page: '/console/organisations/agreements' },
});
