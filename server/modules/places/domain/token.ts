import { randomInt } from 'node:crypto';

/** Crockford's base32 in small letters: no i, l, o, u, which people misread. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 12;

/** A token for a QR code: 12 letters, 60 bits that nobody guesses. */
export const makeToken = (): string => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');

/** Address in a QR code: the jurisdiction's code and the token. */
export const codePath = (jurisdictionCode: string, token: string): string => `/p/${jurisdictionCode}-${token}`;

/** Splits what follows /p/ into jurisdiction code and token; null when it cannot be one. */
export const readCode = (code: string): { jurisdiction: string; token: string } | null => {
  const match = /^(\d{2,17})-([0-9a-hjkmnp-tv-z]{10,20})$/.exec(code.toLowerCase());
  return match?.[1] && match[2] ? { jurisdiction: match[1], token: match[2] } : null;
};
