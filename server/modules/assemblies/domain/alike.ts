import type { DoubtReason } from '#contract/assemblies/kinds.ts';
import { wordsOfName } from '#modules/persons/domain/index.ts';

/** An owner as a register names them. */
export interface Named {
  readonly name: string;
  readonly phone: string | null;
  readonly idNumber: string | null;
}

/** A name as two spellings of it are compared: one width, no blanks, no dots, small letters. */
export const spelled = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·•・.．'’-]/gu, '');

/** Whether two names may be one, written otherwise: read alike, or of one length and but one character apart. */
export const isAlike = (a: string, b: string): boolean => {
  const [one, other] = [[...spelled(a)], [...spelled(b)]];
  if (one.join('') === other.join('')) return true;
  if (wordsOfName(a).pinyin === wordsOfName(b).pinyin) return true;
  return one.length === other.length && one.length > 1 && one.filter((sign, i) => sign !== other[i]).length === 1;
};

/** Whether two entries are one owner for certain: the same name, and the same number or – where no numbers speak against it – the same phone. */
export const isSame = (a: Named, b: Named): boolean => {
  if (a.name !== b.name) return false;
  if (a.idNumber !== null && b.idNumber !== null) return a.idNumber === b.idNumber;
  return a.phone !== null && a.phone === b.phone;
};

/** Why two entries that are not the same for certain may yet be one owner; empty: they are two. */
export const doubtsOf = (a: Named, b: Named): DoubtReason[] => {
  if (a.idNumber !== null && b.idNumber !== null && a.idNumber !== b.idNumber) return [];
  const reasons: DoubtReason[] = [];
  if (a.idNumber !== null && a.idNumber === b.idNumber && a.name !== b.name) reasons.push('number');
  if (a.name === b.name) reasons.push('name');
  else {
    if (a.phone !== null && a.phone === b.phone && isAlike(a.name, b.name)) reasons.push('phone');
    if (spelled(a.name) === spelled(b.name)) reasons.push('spelling');
  }
  return reasons;
};
