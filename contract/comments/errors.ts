/** Error codes of comments and their HTTP status. */
export const errors = {
  'comments.subject_not_found': 404,
  'comments.not_found': 404,
  'comments.changed': 409,
  'comments.withdrawn': 409,
  'comments.colleague_unknown': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
