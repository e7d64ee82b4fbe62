/** Error codes of evaluations and their HTTP status. */
export const errors = {
  'evaluations.not_found': 404,
  'evaluations.sheet_not_found': 404,
  'evaluations.fixed': 409,
  'evaluations.changed': 409,
  'evaluations.step_over': 409,
  'evaluations.runs': 409,
  'evaluations.sheet_changed': 409,
  'evaluations.days_wrong': 422,
  'evaluations.shares_wrong': 422,
  'evaluations.bounds_wrong': 422,
  'evaluations.item_twice': 422,
  'evaluations.nothing_asked': 422,
  'evaluations.no_departments': 422,
  'evaluations.no_raters': 422,
  'evaluations.too_many': 422,
  'evaluations.points_wrong': 422,
  'evaluations.reason_needed': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
