import { pinyin } from 'pinyin-pro';
import { surnameLength } from './names.ts';

/** By what a name is found, in small letters without blanks. */
export interface NameWords {
  readonly given: string;
  readonly pinyin: string;
  readonly givenPinyin: string;
  readonly initials: string;
}

const squeezed = (text: string): string => text.toLowerCase().replace(/[\s·.'’-]/gu, '');

/** What finds a name: 欧阳娜娜 → 娜娜, ouyangnana, nana, oynn. Surnames are read as surnames: 单 is shan, 曾 zeng. ü is v, as it is typed. */
export const wordsOfName = (name: string): NameWords => {
  const characters = [...name.trim()];
  const isHan = /\p{Script=Han}/u.test(characters[0] ?? '');
  if (!isHan) {
    const words = name.trim().split(/[\s·]+/u);
    const rest = words.length > 1 ? (words.at(-1) ?? '') : '';
    return {
      given: rest,
      pinyin: squeezed(name),
      givenPinyin: squeezed(rest),
      initials: squeezed(words.map((word) => [...word][0] ?? '').join('')),
    };
  }
  const syllables = pinyin(name.trim(), { toneType: 'none', type: 'array', surname: 'head', v: true });
  const at = surnameLength(name);
  const join = (some: readonly string[]): string => squeezed(some.join(''));
  return {
    given: characters.slice(at).join(''),
    pinyin: join(syllables),
    givenPinyin: join(syllables.slice(at)),
    initials: join(syllables.map((syllable) => syllable[0] ?? '')),
  };
};

/** Words looked for as pinyin: `Zhang San`, `lü` → `zhangsan`, `lv`; null when they are none. */
export const pinyinOf = (words: string): string | null => {
  const text = squeezed(words.normalize('NFC').toLowerCase().replaceAll('ü', 'v'));
  return /^[a-z]+$/.test(text) ? text : null;
};
