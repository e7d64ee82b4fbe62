/** Error codes of the renovation of old estates and their HTTP status. */
export const errors = {
  'renovations.not_found': 404,
  'renovations.unknown_code': 404,
  'renovations.estate_taken': 409,
  'renovations.no_estate': 422,
  'renovations.changed': 409,
  'renovations.stage': 409,
  'renovations.option_not_found': 404,
  'renovations.option_frozen': 409,
  'renovations.option_place': 422,
  'renovations.nothing_chosen': 422,
  'renovations.costs_reversed': 422,
  'renovations.area_missing': 422,
  'renovations.nobody_due': 422,
  'renovations.posting_open': 409,
  'renovations.vote_running': 409,
  'renovations.lift_decided': 409,
  'renovations.survey_running': 409,
  'renovations.milestone_not_found': 404,
  'renovations.milestone_done': 409,
  'renovations.milestones_open': 409,
  'renovations.no_milestones': 422,
  'renovations.day_ahead': 422,
  'renovations.day_passed': 422,
  'renovations.day_before': 422,
  'renovations.paid_before': 422,
  'renovations.not_resident': 403,
  'renovations.supervises_already': 409,
  'renovations.not_supervisor': 409,
  'renovations.acceptance_open': 409,
  'renovations.turnout_short': 409,
  'renovations.satisfied_short': 409,
  'renovations.defects_open': 409,
  'renovations.not_accepted': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
