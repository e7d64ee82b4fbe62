/** The value below which a share of all lies, rounded to hundredths; 0 of none. */
export const quantile = (values: readonly number[], share: number): number =>
  Number((values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0).toFixed(2));
