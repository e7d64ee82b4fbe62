/** Error codes of long work and their HTTP status. */
export const errors = {
  'work.not_found': 404,
  'work.not_ended': 409,
  'work.over': 409,
  'work.whole': 409,
  'work.rights_changed': 403,
  'work.failed': 500,
  'work.gave_up': 500,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
