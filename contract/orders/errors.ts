/** Error codes of orders and wishes and their HTTP status. */
export const errors = {
  'orders.not_found': 404,
  'orders.sign_in_first': 403,
  'orders.taken': 409,
  'orders.not_open': 409,
  'orders.not_issuable': 409,
  'orders.not_claimable': 409,
  'orders.no_team': 409,
  'orders.own': 403,
  'orders.same_household': 403,
  'orders.too_many': 409,
  'orders.not_taken': 409,
  'orders.share_wrong': 422,
  'orders.paid': 422,
  'orders.cash': 422,
  'orders.too_dear': 422,
  'orders.names_person': 422,
  'orders.not_for_group': 422,
  'orders.guardian_needed': 422,
  'orders.alias_needed': 422,
  'orders.days_wrong': 422,
  'orders.wished_past': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
