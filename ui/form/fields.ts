import type { Answer } from '#contract/kernel/form/schema.ts';
import { yuanOf } from '#contract/kernel/form/tell.ts';
import type { Field } from '#contract/registers/content.ts';
import { labelOf } from '#ui/i18n.ts';

/** What a field is called. */
export const titleOf = ({ key, question }: Pick<Field, 'key' | 'question'>): string =>
  question.words.title.zh ? labelOf(question.words.title) : key;

/** A value as people read it. @param names what is named elsewhere, by id or code @param words for yes, no, and a number of files */
export const shown = (
  { type, question, unit }: Field,
  value: Answer | undefined,
  names: Readonly<Record<string, string>>,
  words: { readonly yes: string; readonly no: string; readonly files: (count: number) => string },
): string => {
  const option = (one: string): string => labelOf(question.words.options?.[one] ?? { zh: one, en: null });
  if (value === undefined) return '—';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') {
    const figure = type === 'money' ? yuanOf(value) : String(Math.round(value * 10_000) / 10_000);
    return unit === null ? figure : `${figure} ${unit}`;
  }
  if (Array.isArray(value)) return type === 'choices' ? value.map(option).join('、') : words.files(value.length);
  return type === 'choice' ? option(value) : (names[value] ?? value);
};
