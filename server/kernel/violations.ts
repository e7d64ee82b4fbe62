/** Whether a database error is the violation of a named constraint. */
export const isViolation = (error: unknown, constraint: string): boolean =>
  (error as { constraint?: unknown } | null)?.constraint === constraint;
