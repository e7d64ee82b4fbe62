/** Error codes of scorecards and their HTTP status. */
export const errors = {
  'scorecards.card_not_found': 404,
  'scorecards.run_not_found': 404,
  'scorecards.subject_not_found': 404,
  'scorecards.indicator_not_found': 404,
  'scorecards.appeal_not_found': 404,
  'scorecards.card_invalid': 422,
  'scorecards.yearly_taken': 422,
  'scorecards.period_wrong': 422,
  'scorecards.period_taken': 409,
  'scorecards.period_runs': 409,
  'scorecards.no_subjects': 422,
  'scorecards.step_over': 409,
  'scorecards.edition_changed': 409,
  'scorecards.appeals_run': 409,
  'scorecards.appeals_open': 409,
  'scorecards.appeals_over': 409,
  'scorecards.appealed': 409,
  'scorecards.appeal_answered': 409,
  'scorecards.own_appeal': 403,
  'scorecards.appeal_not_yours': 403,
  'scorecards.appeal_unchanged': 422,
  'scorecards.not_given': 422,
  'scorecards.too_many_points': 422,
  'scorecards.nothing_changed': 409,
  'scorecards.bulletin_not_found': 404,
  'scorecards.bulletin_issued': 409,
  'scorecards.posts_untold': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
