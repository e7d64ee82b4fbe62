/** Error codes of business circles and their HTTP status. */
export const errors = {
  'circles.circle_not_found': 404,
  'circles.merchant_not_found': 404,
  'circles.pledge_not_found': 404,
  'circles.model_not_found': 404,
  'circles.check_not_found': 404,
  'circles.circle_changed': 409,
  'circles.circle_ended': 409,
  'circles.merchant_elsewhere': 409,
  'circles.merchant_left': 409,
  'circles.pledged_already': 409,
  'circles.pledge_ended': 409,
  'circles.model_already': 409,
  'circles.not_pledged': 422,
  'circles.model_struck': 409,
  'circles.days_reversed': 422,
  'circles.objected_already': 409,
  'circles.not_objected': 409,
  'circles.decided_already': 409,
  'circles.own_check': 403,
  'circles.superseded': 409,
  'circles.objection_open': 409,
  'circles.sign_unknown': 404,
  'circles.fault.columns': 422,
  'circles.fault.empty': 422,
  'circles.fault.circle': 422,
  'circles.fault.elsewhere': 422,
  'circles.fault.days': 422,
  'circles.outline_unfit': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
