/** Error codes of the objections module and their HTTP status. */
export const errors = {
  'objections.not_found': 404,
  'objections.not_handled': 409,
  'objections.open': 409,
  'objections.final': 409,
  'objections.must_accept': 409,
  'objections.returns_used': 409,
  'objections.over': 409,
  'objections.own': 403,
  'objections.name_needed': 422,
  'objections.same': 422,
  'objections.no_rule': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
