import { baseOf } from '#contract/kernel/kinds.ts';
import { isUnit } from '#contract/organisations/kinds.ts';

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
  const kept = characters.length > 2 && doubleSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1;
  // a long name (a minority's, or a firm's) does not tell its length
  return characters.slice(0, kept).join('') + '*'.repeat(Math.min(characters.length - kept, 3));
};

/** Words that tell what a contact household is; what is left of its name is whose it is. */
const householdWords = /党员|中心户|联系户|示范户|先锋户|户|家|同志|[\s·()（）:：—-]/gu;
/** Whether a wish to find something names no person: part of what every contact household is called. */
export const namesNobody = (q: string): boolean => '党员中心户党员联系户'.includes(q);

/**
 * The name of an organisation as strangers to its people see it: where it is made of the name of a person – a contact household of the one
 * who keeps it, any other of somebody known to hold office there –, that name is masked in it. Units are not meant: theirs are registered.
 * @param people names of those who hold office there, as far as they are at hand
 */
export const maskOrganisationName = (kind: string, name: string, people: readonly (string | null)[] = []): string => {
  if (isUnit(kind)) return name;
  const known = people.filter((person) => person !== null && person.trim().length > 1 && name.includes(person)) as string[];
  const masked = known.reduce((shown, person) => shown.replaceAll(person, maskName(person)), name);
  if (baseOf(kind) !== 'contact_household' || known.length > 0) return masked;
  const [person] = /^(?!.*[0-9栋幢楼号组])\p{Script=Han}{2,4}$/u.exec(name.replace(householdWords, '')) ?? [];
  return person === undefined ? name : name.replace(person, maskName(person));
};

/** A phone number as it may be shown: 13812341234 → 138****1234. Anything too short to mask is hidden whole; null stays null. */
export function maskPhone(phone: string): string;
export function maskPhone(phone: string | null): string | null;
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null;
  const digits = phone.trim();
  return digits.length < 8 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}
