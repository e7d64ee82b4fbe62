import { labelOf } from '#ui/i18n.ts';

/** A value of a definition in one line: what is worded in both languages in this one, of a thing with a title the title, of any other its parts. */
export const told = (value: unknown, word: (plain: string | number | boolean) => string = String): string => {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.map((one) => told(one, word)).join('、');
  if (typeof value !== 'object') return word(value as string | number | boolean);
  if ('zh' in value) return labelOf(value as { zh: string; en: string | null });
  if ('title' in value) return told(value.title, word);
  return Object.values(value)
    .map((one) => told(one, word))
    .join(' · ');
};
