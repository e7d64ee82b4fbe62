/** Error codes of the territory module and their HTTP status. */
export const territoryErrors = {
  'territory.outside': 422,
  'territory.area_not_found': 404,
  'territory.place_unknown': 422,
  'territory.import_invalid': 422,
  'territory.empty': 503,
  'territory.place_not_found': 404,
  'territory.place_changed': 409,
  'territory.place_closed': 409,
  'territory.place_open': 409,
  'territory.place_code_unknown': 404,
} as const;
