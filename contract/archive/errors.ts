/** Error codes of the archive and their HTTP status. */
export const errors = {
  'archive.not_found': 404,
  'archive.erased': 409,
  'archive.too_many': 422,
  'archive.nothing': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
