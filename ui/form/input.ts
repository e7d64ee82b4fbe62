import { type AnswerProblem, textMost } from '#contract/kernel/form/answers.ts';
import type { Asked } from '#contract/kernel/form/read.ts';
import type { Answer, ReferenceFormat } from '#contract/kernel/form/schema.ts';
import { yuanOf } from '#contract/kernel/form/tell.ts';
import { numberOf, phoneOf, plain } from '#contract/kernel/typed.ts';

/** What a question is answered with. Each front end draws these in its own look; everything else about a form is shared. */
export type Input =
  | 'line'
  | 'lines'
  | 'number'
  | 'money'
  | 'date'
  | 'phone'
  | 'yes_no'
  | 'one_of'
  | 'some_of'
  | 'photos'
  | 'files'
  | ReferenceFormat;

/** The input for a question. */
export const inputOf = (q: Pick<Asked, 'type' | 'enum' | 'items' | 'format'>): Input => {
  if (q.enum) return 'one_of';
  if (q.type === 'array') return q.items?.enum ? 'some_of' : q.items?.format === 'photo' ? 'photos' : 'files';
  if (q.type === 'boolean') return 'yes_no';
  if (q.format === 'money') return 'money';
  if (q.type !== 'string') return 'number';
  switch (q.format) {
    case 'long-text':
      return 'lines';
    case 'date':
    case 'phone':
    case 'area':
    case 'organisation':
    case 'person':
    case 'place':
    case 'row':
      return q.format;
    default:
      return 'line';
  }
};

/** What was typed as the answer it means. What means none stays as it was typed, and the verdict says so. */
export const answerOf = (q: Pick<Asked, 'type' | 'format'>, typed: string): Answer | undefined => {
  if (typed.trim() === '') return undefined;
  if (q.type === 'number' || q.type === 'integer') {
    const text = numberOf(typed);
    if (q.format === 'money') return /^-?\d{1,12}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : typed;
    return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : typed;
  }
  if (q.format === 'phone') return phoneOf(typed);
  if (q.format === 'identity-number' || q.format === 'credit-code') return plain(typed).toUpperCase();
  return typed;
};

/** An answer as it is typed. */
export const typedOf = (q: Pick<Asked, 'format'>, answer: Answer | undefined): string => {
  if (answer === undefined) return '';
  return q.format === 'money' && typeof answer === 'number' ? yuanOf(answer) : String(answer);
};

/** Name and data of the words for a problem, `forms-own:answer.<name>`. */
export const problemWords = (
  q: Asked,
  { code, data }: AnswerProblem,
): { name: string; data: Readonly<Record<string, number | string>> } => {
  if (code === 'wrong_type' && q.format === 'money') return { name: 'money', data: {} };
  if (code === 'wrong_type' && (q.type === 'number' || q.type === 'integer'))
    return { name: q.type === 'integer' ? 'whole' : 'number', data: {} };
  if (q.format === 'money' && (code === 'too_small' || code === 'too_large'))
    return { name: code, data: Object.fromEntries(Object.entries(data).map(([key, fen]) => [key, yuanOf(Number(fen))])) };
  return { name: code, data };
};

/** Most characters a field takes; undefined where typing is free. */
export const lengthOf = (q: Asked): number | undefined => (q.type === 'string' && !q.enum ? textMost(q) : undefined);
