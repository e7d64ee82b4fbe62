/** Error codes of collection tasks and their HTTP status. */
export const errors = {
  'collections.task_not_found': 404,
  'collections.sheet_not_found': 404,
  'collections.task_changed': 409,
  'collections.sheet_changed': 409,
  'collections.over': 409,
  'collections.not_draft': 409,
  'collections.not_sent': 409,
  'collections.nobody_asked': 422,
  'collections.without_basis': 422,
  'collections.day_passed': 422,
  'collections.asked_already': 409,
  'collections.cell_wrong': 422,
  'collections.cells_stay': 422,
  'collections.value_wrong': 422,
  'collections.figure_moved': 409,
  'collections.rows_unchecked': 409,
  'collections.words_needed': 422,
  'collections.sheet_columns': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
