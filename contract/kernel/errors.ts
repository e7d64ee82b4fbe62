/** General error codes with their HTTP status. Modules add their own in `contract/<module>/errors.ts`; words live in `i18n/`. */
export const kernelErrors = {
  'request.invalid': 400,
  'request.too_large': 413,
  'request.not_found': 404,
  'request.unsupported_media': 415,
  'request.sheet_unreadable': 422,
  'request.sheet_large': 413,
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
