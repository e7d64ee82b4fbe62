import { dutyClassSet } from '#contract/duties/kinds.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { wordOf } from '#kernel/words.ts';

/** What a class is called, in both languages. */
export const classLabel = ({ kinds }: { readonly kinds: readonly LocalKind[] }, code: string): { zh: string; en: string } => {
  const local = kinds.find((one) => one.subject === dutyClassSet.subject && one.code === code);
  if (local) return { zh: local.name, en: local.nameEn };
  return { zh: wordOf('zh-CN', `duties.classes.${code}`), en: wordOf('en', `duties.classes.${code}`) };
};
