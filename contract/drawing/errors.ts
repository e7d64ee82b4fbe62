/** Error codes of the drawing module and their HTTP status. */
export const errors = {
  'drawing.not_drawable': 422,
  'drawing.draft_not_found': 404,
  'drawing.draft_state': 409,
  'drawing.draft_changed': 409,
  'drawing.draft_stale': 409,
  'drawing.draft_faulty': 422,
  'drawing.draft_unchanged': 422,
  'drawing.draft_intricate': 422,
  'drawing.draft_scheduled_already': 409,
  'drawing.day_passed': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
