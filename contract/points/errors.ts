/** Error codes of the points module and their HTTP status. */
export const errors = {
  'points.other_body': 409,
  'points.not_enough': 409,
  'points.transfer_not_found': 404,
  'points.not_pending': 409,
  'points.not_posted': 409,
  'points.reversed_before': 409,
  'points.account_not_found': 404,
  // rules
  'points.for_traces': 422,
  'points.for_likes': 422,
  'points.for_log_in': 422,
  'points.for_study_time': 422,
  'points.for_recruiting': 422,
  'points.for_persons': 422,
  'points.pays_itself': 422,
  'points.act_unknown': 422,
  'points.kind_unknown': 422,
  'points.deducts': 422,
  'points.pays_nothing': 422,
  'points.cap_negative': 422,
  'points.book_cap_negative': 422,
  'points.days_reversed': 422,
  'points.budget_gone': 422,
  'points.rule_twice': 422,
  'points.rules_wrong': 422,
  // earning, budgets, entries by hand
  'points.own_act': 403,
  'points.person_gone': 404,
  'points.budget_not_found': 404,
  'points.budget_there': 409,
  'points.budget_closed': 409,
  'points.budget_changed': 409,
  'points.budget_waits': 409,
  'points.ceiling': 422,
  'points.ceiling_below': 422,
  'points.entry_not_found': 404,
  'points.entry_decided': 409,
  'points.second_person': 403,
  'points.reason_needed': 422,
  'points.day_wrong': 422,
  'points.oddity_not_found': 404,
  'points.oddity_checked': 409,
  'points.earned_not_found': 404,
  'points.objected': 409,
  'points.objection_not_found': 404,
  'points.objection_decided': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
