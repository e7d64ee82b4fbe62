/** General error codes with their HTTP status. Modules add their own in `contract/<module>/errors.ts`; words live in `i18n/`. */
export const errors = {
  'request.invalid': 400,
  'request.too_large': 413,
  'request.not_found': 404,
  'request.unsupported_media': 415,
  'request.sheet_unreadable': 422,
  'request.sheet_large': 413,
  'request.sheet_wide': 422,
  'request.line_full': 503,
  'request.cancelled': 499,
  'request.cell_error': 422,
  'request.cell_formula': 422,
  'request.cell_boolean': 422,
  'request.cell_date': 422,
  'request.cell_digits': 422,
  'request.cell_merged': 422,
  'request.cell_serial': 422,
  'request.cell_swapped': 422,
  'request.cell_landline': 422,
  'request.csrf': 403,
  'request.id_reused': 409,
  'request.done_before': 409,
  'request.too_many': 429,
  'session.required': 401,
  'session.forbidden': 403,
  'server.unavailable': 503,
  'server.disk_full': 507,
  'server.internal': 500,
} as const;

type Own = typeof errors;
/** Every error code of the platform with its HTTP status; each module adds its own beside its table. */
export interface ErrorStatuses extends Own {}
export type ErrorCode = keyof ErrorStatuses;
