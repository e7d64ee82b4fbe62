/** Error codes of the cases module and their HTTP status. */
export const errors = {
  'case.category_twice': 422,
  'case.rule_gone': 404,
  'case.rule_twice': 409,
  'case.category_parent': 422,
  'case.category_apart': 422,
  'case.category_code': 422,
  'case.not_found': 404,
  'case.action_not_allowed': 409,
  'case.not_yours': 403,
  'case.changed': 409,
  'case.own_check': 403,
  'case.reopen_window_over': 409,
  'case.unsatisfied_needs_reason': 422,
  'case.rating_missing': 422,
  'case.until_past': 422,
  'case.until_far': 422,
  'case.text_too_short': 422,
  'case.text_too_long': 422,
  'case.time_impossible': 422,
  'case.category_unknown': 422,
  'case.organisation_unknown': 422,
  'case.caller_not_allowed': 422,
  'case.anonymous_limit': 429,
  'case.report_limit': 429,
  'case.reporter_anonymous': 409,
  'case.questions_unknown': 422,
  'case.too_many_to_export': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
