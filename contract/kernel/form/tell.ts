import { askedOf } from './answers.ts';
import type { Asked, Form } from './read.ts';
import type { Answer, Answers, Label } from './schema.ts';

/** A question and its answer in words, for people to read. */
export interface Told {
  readonly key: string;
  readonly title: Label;
  readonly answer: Label;
}

const same = (text: string): Label => ({ zh: text, en: text });

/** Fen as yuan: 1250 → 12.50. */
export const yuanOf = (fen: number): string => (fen / 100).toFixed(2);

const inWords = (q: Asked, answer: Answer): Label => {
  if (typeof answer === 'boolean') return answer ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
  if (typeof answer === 'number')
    return q.format === 'money' ? { zh: `${yuanOf(answer)} 元`, en: `${yuanOf(answer)} yuan` } : same(String(answer));
  if (!q.words.options) return same([answer].flat().join('、'));
  const chosen = [answer].flat().map((value) => q.words.options?.[value] ?? same(value));
  return { zh: chosen.map(({ zh }) => zh).join('、'), en: chosen.map(({ zh, en }) => en ?? zh).join(', ') };
};

/** All answers of a form in words, in the order of its questions; what was not answered is left out. */
export const tellAnswers = (form: Form, answers: Answers): Told[] =>
  askedOf(form, answers).flatMap((q) => {
    const answer = answers[q.key];
    return answer === undefined ? [] : [{ key: q.key, title: q.words.title, answer: inWords(q, answer) }];
  });
