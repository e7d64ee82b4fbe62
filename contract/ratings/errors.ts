/** Error codes of the ratings module and their HTTP status. */
export const errors = {
  'ratings.call_back_not_found': 404,
  'ratings.call_back_over': 409,
  'ratings.rating_needed': 422,
  'ratings.link_unknown': 404,
  'ratings.link_over': 409,
  'ratings.ruling_needed': 409,
  'ratings.ruling_not_found': 404,
  'ratings.ruling_over': 409,
  'ratings.nothing_to_exclude': 409,
  'ratings.exclusion_late': 409,
  'ratings.exclusion_open': 409,
  'ratings.exclusion_not_found': 404,
  'ratings.exclusion_over': 409,
  'ratings.own_exclusion': 403,
  'ratings.spot_check_not_found': 404,
  'ratings.spot_check_over': 409,
  'ratings.own_check': 403,
  'ratings.nothing_to_draw': 409,
  'ratings.period_wrong': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
