import { fail } from '#kernel/errors.ts';
import { numbersIn } from '#modules/cases/index.ts';

/** Numbers that lead to a person: mobile, identity and bank card numbers. The telephone of an office, with its area code, is none. */
const personal = (text: string) => numbersIn(text).filter(({ whole }) => !/^[0０][1-9１-９]/.test(whole));

/** A text with such numbers masked, of the same length. */
export const numbersMasked = (text: string): string =>
  personal(text).reduce((t, { at, masked }) => t.slice(0, at) + masked + t.slice(at + masked.length), text);
/** Refuses words with such numbers in them, and says which, masked. @throws disclosures.numbers_found */
export const refuseNumbers = (text: string): void => {
  const found = personal(text);
  if (found.length > 0)
    fail('disclosures.numbers_found', { numbers: [...new Set(found.map(({ masked }) => masked))].slice(0, 5).join('、') });
};
