/** Error codes of care and canteens and their HTTP status. */
export const errors = {
  'care.record_not_found': 404,
  'care.record_known': 409,
  'care.record_changed': 409,
  'care.record_led': 409,
  'care.record_over': 409,
  'care.consent_long': 422,
  'care.consent_days': 422,
  'care.witness_needed': 422,
  'care.guardian_needed': 422,
  'care.class_needed': 422,
  'care.class_not_found': 404,
  'care.days_reversed': 422,
  'care.visitor_unfit': 422,
  'care.bed_term': 422,
  'care.bed_year': 422,
  'care.bed_terms': 422,
  'care.bed_overlap': 422,
  'care.health_not_found': 404,
  'care.canteen_not_found': 404,
  'care.tiers_missing': 409,
  'care.tiers_twice': 422,
  'care.tiers_rest': 422,
  'care.tiers_ages': 422,
  'care.tiers_price': 422,
  'care.tiers_overlap': 422,
  'care.diner_not_found': 404,
  'care.diner_known': 409,
  'care.card_taken': 409,
  'care.meal_unknown': 422,
  'care.meal_taken': 409,
  'care.meal_not_found': 404,
  'care.meal_refunded': 409,
  'care.refund_day': 409,
  'care.day_closed': 409,
  'care.order_missing': 409,
  'care.order_late': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
