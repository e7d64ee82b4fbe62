/** Error codes of the desk and their HTTP status. */
export const errors = {
  'desk.item_not_found': 404,
  'desk.item_changed': 409,
  'desk.too_many': 422,
  'desk.share_unknown': 422,
  'desk.photo_not_found': 404,
  'desk.photo_changed': 409,
  'desk.photo_uncovered': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
