/** Error codes of the coverage module and their HTTP status. */
export const errors = {
  'coverage.rule_invalid': 422,
  'coverage.rule_not_found': 404,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
