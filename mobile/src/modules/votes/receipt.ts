import { capitalCodeOf } from '#contract/kernel/typed.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code only this phone knows: 16 characters of 5 bits. The platform keeps its digest alone. */
export const newReceipt = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => letters[byte & 31]).join('');

/** A code as somebody copied it: in full width, with blanks and hyphens, in small letters, with letters taken for digits. */
export const receiptOf = (typed: string): string => capitalCodeOf(typed).replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** In fours, to be read and written down. */
export const inFours = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1 ');

/** The digest of a code, hex; null where the browser cannot say it. */
export const digestOf = async (code: string): Promise<string | null> => {
  if (!globalThis.crypto?.subtle) return null;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
