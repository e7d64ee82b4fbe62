/** Error codes of couriers and their HTTP status. */
export const errors = {
  'couriers.help_not_found': 404,
  'couriers.help_open': 409,
  'couriers.help_taken': 409,
  'couriers.help_own': 403,
  'couriers.help_community': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
