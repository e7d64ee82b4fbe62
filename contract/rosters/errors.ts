/** Error codes of the rosters module and their HTTP status. */
export const errors = {
  'rosters.roster_not_found': 404,
  'rosters.roster_changed': 409,
  'rosters.roster_ended': 409,
  'rosters.slot_unknown': 404,
  'rosters.slots_twice': 422,
  'rosters.not_that_day': 422,
  'rosters.slot_full': 409,
  'rosters.person_unfit': 422,
  'rosters.overlap': 409,
  'rosters.rest_short': 409,
  'rosters.span_long': 422,
  'rosters.days_reversed': 422,
  'rosters.nobody_in_turn': 422,
  'rosters.shift_not_found': 404,
  'rosters.shift_begun': 409,
  'rosters.swap_not_found': 404,
  'rosters.swap_open': 409,
  'rosters.swap_over': 409,
  'rosters.swap_unfit': 422,
  'rosters.handover_not_found': 404,
  'rosters.not_on_duty': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
