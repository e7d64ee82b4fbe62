/** Error codes of the people module and their HTTP status. */
export const peopleErrors = {
  'people.sign_in_failed': 401,
  'people.locked': 423,
  'people.too_many_attempts': 429,
  'people.code_invalid': 400,
  'people.sms_unavailable': 503,
  'people.account_not_found': 404,
  'people.account_disabled': 403,
  'people.phone_taken': 409,
  'people.username_taken': 409,
  'people.password_weak': 400,
  'people.post_not_found': 404,
  'people.post_conflict': 409,
  'people.organisation_not_found': 404,
  'people.administrators_apart': 409,
  'people.own_post': 409,
  'people.password_change_required': 403,
} as const;
