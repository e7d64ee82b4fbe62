/** Error codes of the persons module and their HTTP status. */
export const errors = {
  'persons.person_not_found': 404,
  'persons.person_changed': 409,
  'persons.person_phone_taken': 409,
  'persons.id_number_invalid': 400,
  'persons.id_number_taken': 409,
  'persons.same_record': 409,
  'persons.merge_conflict': 409,
  'persons.merge_not_found': 404,
  'persons.merge_undone': 409,
  'persons.doubt_not_found': 404,
  'persons.doubt_decided': 409,
  'persons.request_not_found': 404,
  'persons.request_open': 409,
  'persons.request_decided': 409,
  'persons.no_consent_needed': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
