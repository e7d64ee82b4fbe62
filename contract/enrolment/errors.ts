/** Error codes of the enrolment module and their HTTP status. */
export const errors = {
  'enrolment.code_unknown': 404,
  'enrolment.no_community': 422,
  'enrolment.enrolled_here': 409,
  'enrolment.enrolled_elsewhere': 409,
  'enrolment.not_found': 404,
  'enrolment.changed': 409,
  'enrolment.not_now': 409,
  'enrolment.own': 403,
  'enrolment.day_needed': 422,
  'enrolment.reason_needed': 422,
  'enrolment.group_unknown': 422,
  'enrolment.building_unknown': 422,
  'enrolment.unit_unknown': 422,
  'enrolment.unit_enrolled': 409,
  'enrolment.unit_not_found': 404,
  'enrolment.agreement_unfit': 422,
  'enrolment.record_not_found': 404,
  'enrolment.contest_over': 409,
  'enrolment.appraised': 409,
  'enrolment.fault.columns': 422,
  'enrolment.fault.empty': 422,
  'enrolment.fault.community': 422,
  'enrolment.fault.phone': 422,
} as const;

type Own = typeof errors;
declare module '../kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
