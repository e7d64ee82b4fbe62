/** Error codes of the knowledge module and their HTTP status. */
export const errors = {
  'knowledge.article_not_found': 404,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
