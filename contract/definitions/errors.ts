/** Error codes of definitions and their HTTP status. */
export const errors = {
  'definitions.changed': 409,
  'definitions.draft_changed': 409,
  'definitions.draft_gone': 409,
  'definitions.same': 422,
  'definitions.past': 422,
  'definitions.scheduled': 422,
  'definitions.in_force': 409,
  'definitions.invalid': 422,
  'definitions.malformed': 422,
  'definitions.below': 422,
  'definitions.not_above': 422,
  'definitions.other_area': 403,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
