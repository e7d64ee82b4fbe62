import { noticeKinds } from '../kernel/notices.ts';

/** What the module of persons tells people. */
export const notices = noticeKinds({
  'persons.request': { channels: ['push', 'email'], staff: true, page: '/console/persons/requests' },
  'persons.answer': { channels: ['push'], page: '/my-data' },
  'persons.consent': { channels: ['push'], staff: true, page: '/console/persons' },
});
