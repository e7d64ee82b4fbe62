/** Error codes of the places module and their HTTP status. */
export const errors = {
  'places.place_not_found': 404,
  'places.place_changed': 409,
  'places.place_closed': 409,
  'places.place_open': 409,
  'places.place_code_unknown': 404,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
