/** Error codes of the demands module and their HTTP status. */
export const errors = {
  'demands.demand_not_found': 404,
  'demands.not_below': 422,
  'demands.organisation_not_found': 404,
  'demands.day_passed': 422,
  'demands.without_basis': 422,
  'demands.forbidden': 422,
  'demands.exception_needed': 422,
  'demands.exception_over': 422,
  'demands.need_needed': 422,
  'demands.repeated': 409,
  'demands.limit_reached': 409,
  'demands.noted': 409,
  'demands.over': 409,
  'demands.answered_by_act': 409,
  'demands.complained': 409,
  'demands.complaint_answered': 409,
  'demands.own_demand': 403,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
