/** Error codes of hazards and their HTTP status. */
export const errors = {
  'hazards.hazard_not_found': 404,
  'hazards.notice_not_found': 404,
  'hazards.case_not_found': 404,
  'hazards.organisation_unfit': 422,
  'hazards.may_not_order': 403,
  'hazards.cleared': 409,
  'hazards.not_cleared': 409,
  'hazards.not_rechecked': 409,
  'hazards.day_past': 422,
  'hazards.days_reversed': 422,
  'hazards.day_needed': 422,
  'hazards.only_major': 422,
  'hazards.supervised': 409,
  'hazards.not_supervised': 409,
  'hazards.receipt_told': 409,
  'hazards.fault.columns': 422,
  'hazards.fault.empty': 422,
  'hazards.fault.area': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
