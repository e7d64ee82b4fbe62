import { covenantKindSet } from '#contract/covenants/kinds.ts';
import type { LocalKind } from '#contract/kernel/kinds.ts';
import { wordOf } from '#kernel/words.ts';

/** What a kind is called, in both languages. */
export const kindTitle = (kinds: readonly LocalKind[], code: string): { zh: string; en: string } => {
  const local = kinds.find((one) => one.subject === covenantKindSet.subject && one.code === code);
  if (local) return { zh: local.name, en: local.nameEn };
  return { zh: wordOf('zh-CN', `covenants.kinds.${code}`), en: wordOf('en', `covenants.kinds.${code}`) };
};
