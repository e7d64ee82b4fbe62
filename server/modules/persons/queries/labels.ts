import { baseOf } from '#contract/kernel/kinds.ts';
import { wordOf } from '#kernel/words.ts';

/** A word in both languages, by its key, `organisations:officeKinds.head`. A kind of the jurisdiction's own is called what it refines. */
export const labelOf = (word: string): { zh: string; en: string } => {
  const key = word.replace(':', '.');
  const found = wordOf('zh-CN', key) === key ? baseOf(key) : key;
  return { zh: wordOf('zh-CN', found), en: wordOf('en', found) };
};
