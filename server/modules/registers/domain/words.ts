import type { Answer, Label } from '#contract/kernel/form/schema.ts';
import { yuanOf } from '#contract/kernel/form/tell.ts';
import type { Field } from '#contract/registers/content.ts';

/** A value as people read it, in Chinese as sheets and histories are. @param nameOf what something named elsewhere is called */
export const inWords = ({ type, question, unit }: Field, value: Answer, nameOf: (key: string) => string | undefined): string => {
  const option = (one: string): string => question.words.options?.[one]?.zh ?? one;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return `${type === 'money' ? yuanOf(value) : value}${unit ?? (type === 'money' ? '元' : '')}`;
  if (Array.isArray(value)) return type === 'choices' ? value.map(option).join('、') : String(value.length);
  if (type === 'choice') return option(value);
  return nameOf(value) ?? value;
};
export const titleOf = ({ key, question }: Field): Label => (question.words.title.zh ? question.words.title : { zh: key, en: null });
