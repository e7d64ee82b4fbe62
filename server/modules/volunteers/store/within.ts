/** A condition: a column lies in one of some areas or below; with none, nothing does. `p` numbers a value. */
export const within = (column: string, codes: readonly string[], p: (value: unknown) => string): string =>
  codes.length === 0
    ? 'false'
    : `(${codes.map((code) => `(${column} >= ${p(code)}::text and ${column} < ${p(`${code}~`)}::text)`).join(' or ')})`;
