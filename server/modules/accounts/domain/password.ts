import { commonPasswords, commonRoots } from './common-passwords.ts';

export const passwordLength = { min: 10, max: 128 } as const;

/** Why a password is refused: too short, among those guessed first, or made of the login itself. */
export type Weakness = 'length' | 'common' | 'login';

const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  'qwertyuiopasdfghjklzxcvbnm',
];

const isGuessable = (password: string): boolean => {
  if (commonPasswords.has(password) || new Set(password).size <= 2 || runs.some((run) => run.includes(password))) return true;
  // admin@2026!! and 2026Admin: a common word with digits and signs around it
  const word = password
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replaceAll('@', 'a')
    .replaceAll('0', 'o');
  return commonRoots.has(word);
};

/**
 * The first reason to refuse a password, null when it will do (OWASP ASVS level 2: length and guessability, no composition rules).
 * @param logins user name and phone of the account
 */
export const weaknessOf = (password: string, logins: readonly (string | null)[]): Weakness | null => {
  const length = [...password].length;
  if (length < passwordLength.min || length > passwordLength.max) return 'length';
  const lower = password.normalize('NFKC').toLowerCase();
  if (logins.some((login) => login !== null && login.length >= 3 && lower.includes(login.toLowerCase()))) return 'login';
  return isGuessable(lower) ? 'common' : null;
};
