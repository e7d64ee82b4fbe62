/** Error codes of subsidies and their HTTP status. */
export const errors = {
  'subsidies.scheme_not_found': 404,
  'subsidies.scheme_invalid': 422,
  'subsidies.run_not_found': 404,
  'subsidies.scores_missing': 409,
  'subsidies.run_taken': 409,
  'subsidies.step_over': 409,
  'subsidies.own': 403,
  'subsidies.scores_changed': 409,
  'subsidies.over_budget': 409,
  'subsidies.line_not_found': 404,
  'subsidies.paid': 409,
  'subsidies.day_ahead': 422,
  'subsidies.nothing_changed': 409,
  'subsidies.changed': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
