/** Error codes of volunteers and their hours, and their HTTP status. */
export const errors = {
  'volunteers.hours_not_found': 404,
  'volunteers.hours_differ': 409,
  'volunteers.overlap': 409,
  'volunteers.day_full': 409,
  'volunteers.longer_than_time': 422,
  'volunteers.future': 422,
  'volunteers.own_hours': 403,
  'volunteers.not_waiting': 409,
  'volunteers.second_person': 403,
  'volunteers.unchanged': 422,
  'volunteers.reason_needed': 422,
  'volunteers.contested_before': 409,
  'volunteers.no_hours': 409,
  'volunteers.volunteer_not_found': 404,
  'volunteers.registered': 409,
  'volunteers.guardian_needed': 422,
  'volunteers.changed': 409,
  'volunteers.register_first': 409,
  'volunteers.training_needed': 409,
  'volunteers.insurance_needed': 409,
  'volunteers.risk_not_accepted': 422,
  'volunteers.team_not_found': 404,
  'volunteers.member_already': 409,
  'volunteers.member_not_found': 404,
  'volunteers.step_not_possible': 409,
  'volunteers.check_not_found': 404,
  'volunteers.published': 409,
  'volunteers.not_all_checked': 409,
  'volunteers.fault.columns': 422,
  'volunteers.fault.empty': 422,
  'volunteers.fault.area': 422,
  'volunteers.fault.skill': 422,
  'volunteers.fault.phone': 422,
  'volunteers.fault.person': 422,
  'volunteers.fault.time': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
