/** Error codes of leaders' visits and their HTTP status. */
export const errors = {
  'leaders.case_known': 409,
  'leaders.no_problem': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
