import { capitalCodeOf } from '../kernel/typed.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An identity number as it is written: `530702 19800101 001x` → `53070219800101001X`. */
export const idNumberOf = capitalCodeOf;

/** What is wrong with an identity number (GB 11643), null when nothing is. */
export const faultOfIdNumber = (number: string): 'form' | 'birthday' | 'check' | null => {
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return 'form';
  const birthday = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const date = new Date(`${birthday}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== birthday || birthday < '1800') return 'birthday';
  const sum = weights.reduce((all, weight, i) => all + weight * Number(number[i]), 0);
  return '10X98765432'[sum % 11] === number[17] ? null : 'check';
};
