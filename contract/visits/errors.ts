/** Error codes of visits and their HTTP status. */
export const errors = {
  'visits.plan_not_found': 404,
  'visits.plan_changed': 409,
  'visits.plan_over': 409,
  'visits.assignment_not_found': 404,
  'visits.assignment_over': 409,
  'visits.visit_not_found': 404,
  'visits.household_moved': 409,
  'visits.not_one_household': 422,
  'visits.form_changed': 409,
  'visits.answers_needed': 422,
  'visits.consent_missing': 422,
  'visits.person_unfit': 422,
  'visits.visitor_unfit': 422,
  'visits.days_reversed': 422,
  'visits.rhythm_needed': 422,
  'visits.condition_wrong': 422,
  'visits.too_many': 422,
  'visits.photo_without_problem': 422,
  'visits.follow_up_not_found': 404,
  'visits.follow_up_settled': 409,
  'visits.outcome_unfit': 422,
  'visits.fault.columns': 422,
  'visits.fault.empty': 422,
  'visits.fault.household': 422,
  'visits.fault.visitor': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
