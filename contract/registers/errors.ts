/** Error codes of registers and their HTTP status. */
export const errors = {
  'registers.register_not_found': 404,
  'registers.row_not_found': 404,
  'registers.row_changed': 409,
  'registers.value_wrong': 422,
  'registers.rule_broken': 422,
  'registers.reference_unknown': 422,
  'registers.state_locked': 403,
  'registers.state_forbidden': 409,
  'registers.reason_needed': 422,
  'registers.key_taken': 409,
  'registers.no_filter': 422,
  'registers.design_no_fields': 422,
  'registers.design_key': 422,
  'registers.design_twice': 422,
  'registers.design_shape': 422,
  'registers.design_question': 422,
  'registers.design_formula': 422,
  'registers.design_circular': 422,
  'registers.design_rule': 422,
  'registers.design_unknown': 422,
  'registers.design_retyped': 422,
  'registers.design_title_field': 422,
  'registers.design_area_field': 422,
  'registers.design_key_field': 422,
  'registers.design_expiry_field': 422,
  'registers.design_no_state': 422,
  'registers.design_state_unknown': 422,
  'registers.design_state_stuck': 422,
  'registers.design_state_used': 422,
  'registers.design_permission': 422,
  'registers.design_slots': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
