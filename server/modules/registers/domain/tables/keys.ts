import { isReserved } from '#contract/registers/formulas.ts';
import { spellingOf } from '../values.ts';

/** A key for a field of that title, which no other has: its letters, or how it is pronounced. @param taken is told of it */
export const keyOf = (title: string, taken: Set<string>): string => {
  const latin = title
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '');
  const spelled = /\p{Script=Han}/u.test(title)
    ? spellingOf(title.replaceAll(/[^\p{Script=Han}a-zA-Z0-9]/gu, '')).pinyin.replace(/^\d+/, '')
    : latin;
  const base = (spelled || 'field').slice(0, 36);
  let key = isReserved(base) ? `${base}_` : base;
  for (let n = 2; taken.has(key); n++) key = `${base}${n}`;
  taken.add(key);
  return key;
};
