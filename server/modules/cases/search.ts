import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

const jieba = Jieba.withDict(dict);
const meaningful = /[\p{L}\p{N}]/u;
/** Longest token kept; longer runs are pasted noise, and a lexeme may not exceed 2 kB. */
const longest = 40;

/** Words of a text for the search column: jieba's search cut (compounds and their parts), lower case, each once. */
export const tokensOf = (text: string): string[] => {
  const words = jieba.cutForSearch(text, true).map((w) => w.trim().toLowerCase());
  return [...new Set(words.filter((w) => w.length <= longest && meaningful.test(w)))];
};

/** A query that asks for all words of a text; null when there is no word in it. Quotes are doubled, so any text is safe. */
export const queryOf = (text: string): string | null => {
  const words = jieba
    .cut(text, true)
    .map((w) => w.trim().toLowerCase())
    .filter((w) => w.length <= longest && meaningful.test(w));
  return words.length === 0 ? null : [...new Set(words)].map((w) => `'${w.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ');
};
