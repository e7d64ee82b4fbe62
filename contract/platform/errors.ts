/** Error codes of the platform module and their HTTP status. */
export const platformErrors = {
  'platform.delivery_gone': 409,
} as const;
