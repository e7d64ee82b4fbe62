/** Error codes of services and their HTTP status. */
export const errors = {
  'services.item_not_found': 404,
  'services.application_not_found': 404,
  'services.entrustment_not_found': 404,
  'services.item_not_open': 409,
  'services.material_missing': 422,
  'services.material_unknown': 422,
  'services.form_changed': 409,
  'services.step_not_allowed': 409,
  'services.entrustment_over': 409,
  'services.own_call_back': 403,
  'services.progress_limit': 429,
  'services.applicant_needed': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
