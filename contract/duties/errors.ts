/** Error codes of the duties module and their HTTP status. */
export const errors = {
  'duties.duty_not_found': 404,
  'duties.changed': 409,
  'duties.closed': 409,
  'duties.term_wrong': 422,
  'duties.heads_taken': 409,
  'duties.full': 409,
  'duties.held_before': 409,
  'duties.too_many': 409,
  'duties.not_offered': 409,
  'duties.holder_not_found': 404,
  'duties.step_over': 409,
  'duties.own': 403,
  'duties.words_needed': 422,
  'duties.rating_needed': 422,
  'duties.report_day': 422,
  'duties.building_elsewhere': 422,
  'duties.nobody_to_thank': 422,
  'duties.thanked_before': 409,
  'duties.thanks_not_found': 404,
  'duties.not_agreed': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
