/**
 * Condition that a code lies in one of some areas or below, as ranges an index answers.
 * @param codes of the areas; null does not narrow
 * @param values of the statement so far; what the condition compares with is added
 */
export const withinCodes = (column: string, codes: readonly string[] | null, values: unknown[]): string => {
  if (codes === null) return 'true';
  const ranges = codes.map((code) => `(${column} >= $${values.push(code)} and ${column} < $${values.push(`${code}:`)})`);
  return ranges.length > 0 ? `(${ranges.join(' or ')})` : 'false';
};
