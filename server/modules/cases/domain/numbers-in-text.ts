/** Between groups of digits people write nothing, a space or a hyphen. */
const gap = '[ \\-\\u00a0]?';
const star = (text: string, first: number, last: number): string => {
  let seen = 0;
  const digits = [...text].filter((c) => /[0-9xX]/.test(c)).length;
  return text.replace(/[0-9xX]/g, (c) => (++seen > first && seen <= digits - last ? '*' : c));
};
/** Whether a number carries the check digit of bank cards (Luhn). */
const isCard = (digits: string): boolean =>
  [...digits].reverse().reduce((sum, c, i) => sum + (i % 2 ? (Number(c) * 2 > 9 ? Number(c) * 2 - 9 : Number(c) * 2) : Number(c)), 0) %
    10 ===
  0;
const plain = (text: string): string => text.replace(/[^0-9xX]/g, '');

interface Kind {
  readonly pattern: RegExp;
  readonly holds: (digits: string) => boolean;
  /** Digits that stay, at the front and at the end. */
  readonly keeps: readonly [number, number];
}
const year = '(?:19|20)[0-9]{2}';
const monthDay = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])';
/** Numbers that lead to a person, the longest first. Case numbers – area, day, running number – are 19 digits and none of them. */
const kinds: readonly Kind[] = [
  {
    // identity number: area, day of birth, order, check
    pattern: new RegExp(`(?<![0-9])[1-9][0-9]{5}${gap}${year}${monthDay}${gap}[0-9]{3}[0-9xX](?![0-9a-zA-Z])`, 'g'),
    holds: () => true,
    keeps: [3, 4],
  },
  {
    pattern: new RegExp(`(?<![0-9])[3-9](?:[0-9]${gap}){14,17}[0-9](?![0-9])`, 'g'),
    holds: (digits) => digits.length <= 19 && isCard(digits) && !new RegExp(`^[0-9]{6}${year}${monthDay}[0-9]{5}$`).test(digits),
    keeps: [4, 4],
  },
  {
    pattern: new RegExp(`(?<![0-9])(?:\\+?86${gap})?1[3-9][0-9]${gap}[0-9]{4}${gap}[0-9]{4}(?![0-9])`, 'g'),
    holds: () => true,
    keeps: [3, 4],
  },
  {
    // fixed line with its area code
    pattern: new RegExp(`(?<![0-9])0[1-9][0-9]{1,2}${gap}[2-9][0-9]{6,7}(?![0-9])`, 'g'),
    holds: () => true,
    keeps: [4, 3],
  },
];

/** A number in a text: where it stands and how it is shown to those without need. As long as the number itself. */
export interface FoundNumber {
  readonly at: number;
  readonly whole: string;
  readonly masked: string;
}

/** Full-width digits, X, plus, hyphen and space as plain ones; every character keeps its place. */
const flat = (text: string): string =>
  text.replace(/[０-９Ｘｘ＋－—–　]/g, (c) => ('—–'.includes(c) ? '-' : c === '　' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));

/** Ids of ours, also inside addresses: their digits are nobody's, though `d162-7075-9338` looks like a phone. */
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Phone, identity and bank card numbers in a text, in order. */
export const numbersIn = (text: string): FoundNumber[] => {
  if (!/[0-9０-９]{3}/.test(text)) return [];
  let rest = flat(text).replace(uuid, (id) => ' '.repeat(id.length));
  const found: FoundNumber[] = [];
  for (const { pattern, holds, keeps } of kinds)
    for (const { 0: whole, index } of rest.matchAll(pattern)) {
      const prefix = /^\+?86(?=[^0-9]?1[3-9])/.exec(whole)?.[0].replace(/[^0-9]/g, '').length ?? 0;
      if (!holds(plain(whole))) continue;
      found.push({ at: index, whole: text.slice(index, index + whole.length), masked: star(whole, keeps[0] + prefix, keeps[1]) });
      rest = rest.slice(0, index) + ' '.repeat(whole.length) + rest.slice(index + whole.length);
    }
  return found.sort((a, b) => a.at - b.at);
};

/** A text with the middle of each such number starred: 请打13912345678 → 请打139****5678. Of the same length. */
export const maskNumbers = (text: string): string =>
  numbersIn(text).reduce((t, { at, masked }) => t.slice(0, at) + masked + t.slice(at + masked.length), text);

/** The same for every string inside a value. */
export const maskNumbersDeep = <T>(value: T): T => {
  if (typeof value === 'string') return maskNumbers(value) as T;
  if (Array.isArray(value)) return value.map(maskNumbersDeep) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, maskNumbersDeep(v)])) as T;
};
