import type { Label } from '#contract/kernel/form/schema.ts';
import { phrase } from '#kernel/words.ts';

/** Words of any module in both languages. */
export const inKit = (key: string, data: Readonly<Record<string, unknown>> = {}): Label => ({
  zh: phrase('zh-CN', key, data),
  en: phrase('en', key, data),
});
/** Words of this module in both languages. */
export const inWords = (key: string, data: Readonly<Record<string, unknown>> = {}): Label => inKit(`collections.${key}`, data);
