/** Error codes of credits and their HTTP status. */
export const errors = {
  'credits.scheme_missing': 409,
  'credits.scheme_invalid': 422,
  'credits.company_not_found': 404,
  'credits.entry_not_found': 404,
  'credits.item_gone': 422,
  'credits.too_many_points': 422,
  'credits.day_ahead': 422,
  'credits.until_wrong': 422,
  'credits.not_joined': 409,
  'credits.objections_over': 409,
  'credits.objected': 409,
  'credits.not_repairable': 409,
  'credits.repair_early': 409,
  'credits.repair_asked': 409,
  'credits.ask_not_found': 404,
  'credits.ask_answered': 409,
  'credits.own': 403,
  'credits.year_not_found': 404,
  'credits.year_taken': 409,
  'credits.year_runs': 409,
  'credits.year_shown': 409,
  'credits.asks_open': 409,
  'credits.edition_changed': 409,
  'credits.nothing_changed': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
