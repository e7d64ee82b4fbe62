/** Error codes of the territory module and their HTTP status. */
export const territoryErrors = {
  'territory.outside': 422,
  'territory.area_not_found': 404,
  'territory.place_unknown': 422,
  'territory.import_invalid': 422,
  'territory.empty': 503,
} as const;
