/** Error codes of disputes and their HTTP status. */
export const errors = {
  'disputes.dispute_not_found': 404,
  'disputes.session_not_found': 404,
  'disputes.case_not_found': 404,
  'disputes.organisation_unfit': 422,
  'disputes.both_sides': 422,
  'disputes.mediator_unfit': 422,
  'disputes.mediator_needed': 422,
  'disputes.over': 409,
  'disputes.case_open': 409,
  'disputes.arranged': 409,
  'disputes.session_over': 409,
  'disputes.time_impossible': 422,
  'disputes.attended_unknown': 422,
  'disputes.not_agreed': 409,
  'disputes.agreement_needed': 422,
  'disputes.confirm_late': 409,
  'disputes.confirmed': 409,
  'disputes.extended': 409,
  'disputes.next_needed': 422,
  'disputes.day_past': 422,
  'disputes.fault.columns': 422,
  'disputes.fault.empty': 422,
  'disputes.fault.area': 422,
  'disputes.fault.organisation': 422,
  'disputes.fault.masked': 422,
  'disputes.fault.conclusion': 422,
  'disputes.fault.days_reversed': 422,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
