/** Error codes of the extensions module and their HTTP status. */
export const errors = {
  'extensions.not_found': 404,
  'extensions.not_handled': 409,
  'extensions.late': 409,
  'extensions.open': 409,
  'extensions.used_up': 409,
  'extensions.long': 422,
  'extensions.over': 409,
  'extensions.own': 403,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
