/** The 31 characters of a unified social credit code, in the order of their values (GB 32100-2015): no I, O, S, V, Z. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * Check character of the first 17 characters of a unified social credit code: weights 3^i mod 31, (31 − Σ mod 31) mod 31 (GB 32100-2015).
 * Null when they are not 17 characters of the set.
 */
export const creditCheck = (first17: string): string | null => {
  if (first17.length !== 17) return null;
  let sum = 0;
  let weight = 1;
  for (const c of first17) {
    const value = characters.indexOf(c);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return characters[(31 - (sum % 31)) % 31] ?? null;
};

/** Whether a text is a unified social credit code whose check character is right. */
export const isCreditCode = (code: string): boolean => code.length === 18 && creditCheck(code.slice(0, 17)) === code[17];
