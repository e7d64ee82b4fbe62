/** Error codes of price lists and bookings at home, and their HTTP status. */
export const errors = {
  'tariffs.not_found': 404,
  'tariffs.quote_not_found': 404,
  'tariffs.booking_not_found': 404,
  'tariffs.sign_in_first': 403,
  'tariffs.no_company': 422,
  'tariffs.name_taken': 409,
  'tariffs.ended': 409,
  'tariffs.area_wrong': 422,
  'tariffs.outdated': 409,
  'tariffs.raise_too_soon': 422,
  'tariffs.price_past': 422,
  'tariffs.price_same': 409,
  'tariffs.no_price': 409,
  'tariffs.price_changed': 409,
  'tariffs.own_quote': 403,
  'tariffs.quote_day': 422,
  'tariffs.quote_withdrawn': 409,
  'tariffs.day_wrong': 422,
  'tariffs.slot_full': 409,
  'tariffs.not_there': 422,
  'tariffs.step_over': 409,
  'tariffs.words_needed': 422,
  'tariffs.fen_needed': 422,
  'tariffs.fen_same': 422,
  'tariffs.consent_waits': 409,
  'tariffs.nothing_asked': 409,
  'tariffs.complained': 409,
  'tariffs.complain_later': 409,
} as const;

type Own = typeof errors;
declare module '#contract/kernel/errors.ts' {
  interface ErrorStatuses extends Own {}
}
