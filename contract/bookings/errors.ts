/** Error codes of the bookings module and their HTTP status. */
export const errors = {
  'bookings.room_not_found': 404,
  'bookings.room_changed': 409,
  'bookings.room_closed': 409,
  'bookings.rules_past': 422,
  'bookings.code_unknown': 404,
  'bookings.none_here': 404,
  'bookings.feed_unknown': 404,
  'bookings.booking_not_found': 404,
  'bookings.taken': 409,
  'bookings.not_open': 422,
  'bookings.not_yet': 422,
  'bookings.too_late': 422,
  'bookings.length_wrong': 422,
  'bookings.begins_between': 422,
  'bookings.not_for_you': 403,
  'bookings.too_many_people': 422,
  'bookings.too_few_people': 422,
  'bookings.no_loudspeaker': 422,
  'bookings.limit_reached': 409,
  'bookings.paused': 409,
  'bookings.series_long': 422,
  'bookings.organisation_foreign': 422,
  'bookings.sign_in_first': 403,
  'bookings.begun': 409,
  'bookings.over': 409,
  'bookings.too_early': 422,
  'bookings.reason_needed': 422,
  'bookings.payment_wrong': 422,
  'bookings.days_wrong': 422,
  'bookings.pause_not_found': 404,
  'bookings.pause_over': 409,
  'bookings.objected_before': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
