/** Error codes of the places module and their HTTP status. */
export const placeErrors = {
  'places.place_not_found': 404,
  'places.place_changed': 409,
  'places.place_closed': 409,
  'places.place_open': 409,
  'places.place_code_unknown': 404,
} as const;
