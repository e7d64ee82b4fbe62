/** Family names of two characters, so that 欧阳娜娜 keeps 欧阳 and not 欧. */
const doubleSurnames = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '司空',
  '夏侯',
  '宇文',
  '长孙',
  '端木',
  '南宫',
  '独孤',
  '轩辕',
  '淳于',
  '百里',
]);

/** How many characters of a Chinese name are the family name. */
export const surnameLength = (name: string): 1 | 2 => {
  const characters = [...name.trim()];
  return characters.length > 2 && doubleSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1;
};

/**
 * A name as strangers see it: the family name stays, each further character is a star. 张三 → 张*, 欧阳娜娜 → 欧阳**.
 * Names in other scripts keep the first letter of the first word.
 */
export const maskName = (name: string): string => {
  const characters = [...name.trim()];
  if (characters.length === 0) return '*';
  if (characters.length === 1) return `${characters[0]}*`;
  const isHan = /\p{Script=Han}/u.test(characters[0] ?? '');
  if (!isHan) return `${characters[0]}***`;
  const kept = surnameLength(name);
  // a long name (a minority's, or a firm's) does not tell its length
  return characters.slice(0, kept).join('') + '*'.repeat(Math.min(characters.length - kept, 3));
};

/** A phone number as it may be shown: 13812341234 → 138****1234. Anything too short to mask is hidden whole; null stays null. */
export function maskPhone(phone: string): string;
export function maskPhone(phone: string | null): string | null;
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phone.trim();
  return digits.length < 8 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** An identity number as it may be shown: 11010519491231002X → 110***********002X. */
export function maskIdNumber(number: string): string;
export function maskIdNumber(number: string | null): string | null;
export function maskIdNumber(number: string | null): string | null {
  return number === null ? null : `${number.slice(0, 3)}${'*'.repeat(Math.max(number.length - 7, 0))}${number.slice(-4)}`;
}
