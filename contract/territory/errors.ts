/** Error codes of the territory module and their HTTP status. */
export const errors = {
  'territory.outside': 422,
  'territory.undrawn': 422,
  'territory.area_not_found': 404,
  'territory.place_unknown': 422,
  'territory.import_invalid': 422,
  'territory.area_changed': 409,
  'territory.households_counted': 409,
  'territory.same_name': 409,
  'territory.not_a_grid': 422,
  'territory.line_unknown': 422,
  'territory.line_in_use': 409,
  'territory.lines_changed': 409,
  'territory.empty': 503,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
