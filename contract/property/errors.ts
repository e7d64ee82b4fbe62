/** Error codes of property management and their HTTP status. */
export const errors = {
  'property.consequence_not_found': 404,
  'property.consequence_over': 409,
  'property.rule_twice': 422,
  'property.rule_waits': 422,
  'property.no_meeting': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
