/** Error codes of whistles and their HTTP status. */
export const errors = {
  'whistles.whistle_not_found': 404,
  'whistles.call_not_found': 404,
  'whistles.assignment_not_found': 404,
  'whistles.case_not_found': 404,
  'whistles.may_not_start': 403,
  'whistles.organisation_unfit': 422,
  'whistles.downwards': 422,
  'whistles.one_lead': 422,
  'whistles.time_needed': 422,
  'whistles.time_past': 422,
  'whistles.time_far': 422,
  'whistles.over': 409,
  'whistles.answered': 409,
  'whistles.not_coming': 409,
  'whistles.reported': 409,
  'whistles.arrived': 409,
  'whistles.no_position': 422,
  'whistles.rated': 409,
  'whistles.not_to_rate': 409,
  'whistles.rating_needs_reason': 422,
  'whistles.withdrawn_late': 409,
  'whistles.not_called': 422,
  'whistles.assignment_over': 409,
  'whistles.reason_needed': 422,
  'whistles.rule_twice': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
