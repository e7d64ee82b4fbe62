/** Error codes of matching and their HTTP status. */
export const errors = {
  'matching.need_not_found': 404,
  'matching.resource_gone': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
