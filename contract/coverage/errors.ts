/** Error codes of the coverage module and their HTTP status. */
export const coverageErrors = {
  'coverage.rules_changed': 409,
  'coverage.rule_invalid': 422,
  'coverage.rule_not_found': 404,
} as const;
