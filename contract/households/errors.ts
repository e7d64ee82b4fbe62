/** Error codes of buildings and households and their HTTP status. */
export const errors = {
  'households.building_not_found': 404,
  'households.building_changed': 409,
  'households.building_name_taken': 409,
  'households.building_in_use': 409,
  'households.household_not_found': 404,
  'households.household_changed': 409,
  'households.household_taken': 409,
  'households.household_ended': 409,
  'households.member_known': 409,
  'households.member_not_found': 404,
  'households.head_known': 409,
  'households.head_not_found': 404,
  'households.contact_unfit': 422,
  'households.not_a_grid': 422,
  'households.outline_unfit': 422,
  'households.import_not_found': 404,
  'households.import_undecided': 422,
  'households.import_done': 409,
  'households.cell_required': 422,
  'households.cell_text': 422,
  'households.cell_number': 422,
  'households.cell_day': 422,
  'households.cell_word': 422,
  'households.cell_phone': 422,
  'households.cell_address': 422,
  'households.cell_id_number': 422,
  'households.cell_twice': 422,
  'households.building_unknown': 422,
  'households.phone_shared': 422,
  'households.sheet_columns': 422,
  'households.sheet_empty': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
