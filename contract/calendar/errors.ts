/** Error codes of the calendar module and their HTTP status. */
export const errors = {
  'calendar.day_over': 422,
  'calendar.same_as_country': 422,
  'calendar.twice': 422,
  'calendar.year_arranged': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
