/** Error codes of community workers and their HTTP status. */
export const errors = {
  'workforce.no_scheme': 409,
  'workforce.not_due': 409,
  'workforce.scheme_range': 422,
  'workforce.scheme_twice': 422,
  'workforce.scheme_posts': 422,
  'workforce.scheme_steps': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
