/** Error codes of the accounts module and their HTTP status. */
export const errors = {
  'accounts.sign_in_failed': 401,
  'accounts.locked': 423,
  'accounts.too_many_attempts': 429,
  'accounts.code_budget': 429,
  'accounts.code_invalid': 400,
  'accounts.sms_unavailable': 503,
  'accounts.account_not_found': 404,
  'accounts.account_disabled': 403,
  'accounts.temporary_password_expired': 403,
  'accounts.phone_taken': 409,
  'accounts.username_taken': 409,
  'accounts.password_weak': 400,
  'accounts.post_not_found': 404,
  'accounts.post_conflict': 409,
  'accounts.administrators_apart': 409,
  'accounts.own_post': 409,
  'accounts.password_change_required': 403,
  'accounts.second_factor_required': 403,
  'accounts.second_factor_wrong': 400,
  'accounts.second_factor_on': 409,
  'accounts.second_factor_off': 409,
  'accounts.ticket_expired': 401,
  'accounts.sheet_changed': 409,
  'accounts.sheet_accounts': 422,
  'accounts.cell_username': 422,
  'accounts.row_reach': 422,
  'accounts.role_not_found': 404,
  'accounts.role_name_taken': 409,
  'accounts.role_changed': 409,
  'accounts.role_in_use': 409,
  'accounts.role_permission': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
