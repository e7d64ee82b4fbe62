/** Error codes of honours and their HTTP status. */
export const errors = {
  'honours.round_not_found': 404,
  'honours.candidate_not_found': 404,
  'honours.objection_not_found': 404,
  'honours.step_over': 409,
  'honours.nominations_run': 409,
  'honours.unchecked': 409,
  'honours.public_runs': 409,
  'honours.objections_open': 409,
  'honours.nominated': 409,
  'honours.objected': 409,
  'honours.answered': 409,
  'honours.appraised': 409,
  'honours.not_public': 409,
  'honours.own_nomination': 403,
  'honours.own_check': 403,
  'honours.criterion_twice': 422,
  'honours.day_wrong': 422,
  'honours.evidence_needed': 422,
  'honours.words_needed': 422,
  'honours.nobody': 422,
  'honours.quota_over': 422,
  'honours.not_fit': 422,
  'honours.present_over': 422,
  'honours.ballots_over': 422,
  'honours.minutes_needed': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
