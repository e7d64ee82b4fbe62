/** Error codes of disclosure and their HTTP status. */
export const errors = {
  'disclosures.not_found': 404,
  'disclosures.code_unknown': 404,
  'disclosures.area_unknown': 404,
  'disclosures.empty': 422,
  'disclosures.from_past': 422,
  'disclosures.days_reversed': 422,
  'disclosures.period_short': 422,
  'disclosures.numbers_found': 422,
  'disclosures.changed': 409,
  'disclosures.over': 409,
  'disclosures.shorter': 422,
  'disclosures.unchanged': 422,
  'disclosures.no_objections': 409,
  'disclosures.objection_late': 409,
  'disclosures.objected_already': 409,
  'disclosures.objections_open': 409,
  'disclosures.objection_not_found': 404,
  'disclosures.answered_already': 409,
  'disclosures.own_disclosure': 403,
  'disclosures.not_answered': 409,
  'disclosures.pressed_already': 409,
  'disclosures.no_inquiry': 409,
  'disclosures.not_above': 403,
  'disclosures.sign_in_first': 403,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
