/** Error codes of the admission module and their HTTP status. */
export const errors = {
  'admission.not_found': 404,
  'admission.code_taken': 409,
  'admission.over': 409,
  'admission.own': 403,
  'admission.day_needed': 422,
  'admission.day_passed': 422,
  'admission.not_admitted': 409,
  'admission.withdrawn': 409,
  'admission.certificate': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
