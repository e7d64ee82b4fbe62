import { noticeKinds } from '../kernel/notices.ts';

/** What enrolment tells: those who enrolled, the branch that confirms, the community. */
export const notices = noticeKinds({
  'enrolment.own': { channels: ['push'], page: '/enrolment' },
  'enrolment.asked': { channels: ['push'], staff: true, page: '/console/enrolment?state=asked' },
  'enrolment.contested': { channels: ['push'], staff: true, page: '/console/enrolment?which=contested' },
  'enrolment.record': { channels: ['push'], page: '/enrolment' },
  'enrolment.returned': { channels: ['push'], staff: true, page: '/console/enrolment/unit/:subject' },
});
