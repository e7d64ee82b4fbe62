/** Error codes of surveys and their HTTP status. */
export const errors = {
  'surveys.survey_not_found': 404,
  'surveys.survey_changed': 409,
  'surveys.not_draft': 409,
  'surveys.not_open': 409,
  'surveys.question_personal': 422,
  'surveys.no_questions': 422,
  'surveys.day_passed': 422,
  'surveys.days_reversed': 422,
  'surveys.nobody_asked': 422,
  'surveys.area_outside': 422,
  'surveys.basis_needed': 422,
  'surveys.staff_named': 422,
  'surveys.not_asked': 403,
  'surveys.code_wrong': 404,
  'surveys.answered_already': 409,
  'surveys.answered_on_paper': 409,
  'surveys.receipt_needed': 422,
  'surveys.receipt_unknown': 404,
  'surveys.reminded_already': 409,
  'surveys.roll_not_found': 404,
  'surveys.sheet_entered': 409,
  'surveys.sheet_not_found': 404,
  'surveys.sheet_whose': 422,
  'surveys.sheets_exceed': 409,
  'surveys.not_control': 409,
  'surveys.own_entry': 403,
  'surveys.checked_already': 409,
  'surveys.nothing_differs': 409,
  'surveys.results_wait': 409,
  'surveys.belongs': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
