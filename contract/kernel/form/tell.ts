import { askedOf } from './answers.ts';
import type { Asked, Form } from './read.ts';
import type { Answer, Answers, Format, Label } from './schema.ts';

/** A question and its answer in words, for people to read. */
export interface Told {
  readonly key: string;
  readonly title: Label;
  readonly answer: Label;
}

const same = (text: string): Label => ({ zh: text, en: text });

/** Fen as yuan: 1250 → 12.50. */
export const yuanOf = (fen: number): string => (fen / 100).toFixed(2);

/** Name of what an answer refers to, such as an area by its code; null: what was answered is told as it stands. */
export type NameOf = (format: Format, value: string) => Label | null;

const inWords = (q: Asked, answer: Answer, nameOf: NameOf): Label => {
  if (typeof answer === 'boolean') return answer ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
  if (typeof answer === 'number')
    return q.format === 'money' ? { zh: `${yuanOf(answer)} 元`, en: `${yuanOf(answer)} yuan` } : same(String(answer));
  const { format } = q;
  if (q.items?.format && Array.isArray(answer)) {
    const [zh, en] = q.items.format === 'photo' ? ['张照片', 'photo'] : ['个文件', 'document'];
    return { zh: `${answer.length} ${zh}`, en: `${answer.length} ${en}${answer.length === 1 ? '' : 's'}` };
  }
  if (format !== undefined && typeof answer === 'string') return nameOf(format, answer) ?? same(answer);
  if (!q.words.options) return same([answer].flat().join('、'));
  const chosen = [answer].flat().map((value) => q.words.options?.[value] ?? same(value));
  return { zh: chosen.map(({ zh }) => zh).join('、'), en: chosen.map(({ zh, en }) => en ?? zh).join(', ') };
};

/** All answers of a form in words, in the order of its questions; what was not answered is left out. @param nameOf names what answers refer to */
export const tellAnswers = (form: Form, answers: Answers, nameOf: NameOf): Told[] =>
  askedOf(form, answers).flatMap((q) => {
    const answer = answers[q.key];
    return answer === undefined ? [] : [{ key: q.key, title: q.words.title, answer: inWords(q, answer, nameOf) }];
  });
