/** Error codes of voting and their HTTP status. */
export const errors = {
  'votes.vote_not_found': 404,
  'votes.entry_not_found': 404,
  'votes.paper_not_found': 404,
  'votes.proxy_not_found': 404,
  'votes.ballot_not_found': 404,
  'votes.not_on_roll': 403,
  'votes.not_open_yet': 409,
  'votes.closed': 409,
  'votes.not_closed': 409,
  'votes.voted_already': 409,
  'votes.change_barred': 409,
  'votes.receipt_wrong': 409,
  'votes.receipt_taken': 409,
  'votes.way_closed': 409,
  'votes.marks_wrong': 422,
  'votes.key_twice': 422,
  'votes.area_missing': 422,
  'votes.nobody_due': 422,
  'votes.rules_mixed': 422,
  'votes.rule_impossible': 422,
  'votes.question_wrong': 422,
  'votes.times_wrong': 422,
  'votes.papers_open': 409,
  'votes.entered_already': 409,
  'votes.paper_settled': 409,
  'votes.not_handed_in': 409,
  'votes.slip_missing': 422,
  'votes.return_not_found': 404,
  'votes.return_asked': 409,
  'votes.not_noted': 409,
  'votes.papers_read': 409,
  'votes.second_person': 403,
  'votes.open_vote': 422,
  'votes.proxy_most': 422,
  'votes.proxy_given': 409,
  'votes.proxy_self': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
