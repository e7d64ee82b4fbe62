/** Error codes of the platform module and their HTTP status. */
export const errors = {
  'platform.delivery_gone': 409,
  'platform.kind_unknown': 422,
  'platform.kind_not_found': 404,
  'platform.kind_changed': 409,
  'platform.kind_name_taken': 409,
  'platform.setting_changed': 409,
  'platform.setting_guarded': 422,
  'platform.setting_malformed': 400,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
