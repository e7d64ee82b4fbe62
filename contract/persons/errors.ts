/** Error codes of the persons module and their HTTP status. */
export const errors = {
  'persons.person_not_found': 404,
  'persons.person_changed': 409,
  'persons.person_phone_taken': 409,
  'persons.name_needed': 409,
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
  'persons.cell_required': 422,
  'persons.cell_text': 422,
  'persons.cell_word': 422,
  'persons.cell_phone': 422,
  'persons.cell_id_number': 422,
  'persons.cell_id_taken': 422,
  'persons.cell_phone_shared': 422,
  'persons.cell_twice': 422,
  'persons.sheet_columns': 422,
  'persons.sheet_empty': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
