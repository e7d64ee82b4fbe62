/** Error codes of the notices module and their HTTP status. */
export const errors = {
  'notices.kind_unknown': 422,
  'notices.gateway_missing': 409,
  'notices.gateway_failed': 502,
  'notices.push_service_unknown': 422,
  'notices.email_code_wrong': 400,
  'notices.email_too_many': 429,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
