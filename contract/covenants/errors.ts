/** Error codes of covenants and their HTTP status. */
export const errors = {
  'covenants.covenant_not_found': 404,
  'covenants.comment_not_found': 404,
  'covenants.making': 409,
  'covenants.not_making': 409,
  'covenants.nothing_in_force': 409,
  'covenants.changed': 409,
  'covenants.fixed': 409,
  'covenants.same': 422,
  'covenants.article_twice': 422,
  'covenants.article_not_found': 422,
  'covenants.step_over': 409,
  'covenants.words_needed': 422,
  'covenants.comments_short': 422,
  'covenants.day_far': 422,
  'covenants.comments_run': 409,
  'covenants.not_commenting': 409,
  'covenants.comments_many': 409,
  'covenants.said_before': 409,
  'covenants.penalty': 422,
  'covenants.own': 403,
  'covenants.way_wrong': 422,
  'covenants.vote_days': 422,
  'covenants.vote_decides': 409,
  'covenants.figures_needed': 422,
  'covenants.none_due': 422,
  'covenants.present_over': 422,
  'covenants.votes_over': 422,
  'covenants.women_needed': 422,
  'covenants.held_wrong': 422,
  'covenants.minutes_needed': 422,
  'covenants.number_needed': 422,
  'covenants.effective_past': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
