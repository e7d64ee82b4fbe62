/** Error codes of daily checks and their HTTP status. */
export const errors = {
  'inspections.finding_not_found': 404,
  'inspections.estate_unknown': 422,
  'inspections.item_unknown': 422,
  'inspections.item_twice': 422,
  'inspections.spot_taken': 409,
  'inspections.day_wrong': 422,
  'inspections.step_over': 409,
  'inspections.contested_before': 409,
  'inspections.own_finding': 403,
  'inspections.photo_needed': 422,
  'inspections.changed_meanwhile': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
