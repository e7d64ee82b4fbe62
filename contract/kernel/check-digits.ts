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

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** What is wrong with an identity number (GB 11643), null when nothing is. */
export const faultOfIdNumber = (number: string): 'form' | 'birthday' | 'check' | null => {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return 'form';
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(birthday) || birthday < '1800') return 'birthday';
  const sum = weights.reduce((all, weight, i) => all + weight * Number(number[i]), 0);
  return '10X98765432'[sum % 11] === number[17] ? null : 'check';
};

/** Whether a text is a day of the calendar, `YYYY-MM-DD`: 2026-02-30 is none. */
export const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};
