import type { Checklist } from '#contract/patrols/checklists.ts';
import { type CheckAnswer, resultOf, type ScanResult } from '#contract/patrols/values.ts';

/** A checklist as it was answered. */
export interface Answered {
  readonly answers: readonly { readonly key: string; readonly text: string; readonly answer: CheckAnswer }[];
  readonly result: ScanResult;
}

/** The answers to a checklist in its words; the lines nobody answered instead where there are some. */
export const answered = (
  { items }: Checklist,
  given: Readonly<Partial<Record<string, CheckAnswer>>>,
): Answered | { readonly missing: string[] } => {
  const missing = items.filter(({ key }) => given[key] === undefined).map(({ text }) => text);
  if (missing.length > 0) return { missing };
  const answers = items.map(({ key, text }) => ({ key, text, answer: given[key] as CheckAnswer }));
  return { answers, result: resultOf(answers.map(({ answer }) => answer)) };
};

/** A fault as it is handed on: where, what the checklist says is wrong, and what else was written. */
export const faultText = (place: string, { answers }: Pick<Answered, 'answers'>, words: string): string => {
  const wrong = answers.filter(({ answer }) => answer === 'problem').map(({ text }) => text);
  return `${place}巡查发现不符合：${wrong.join('；')}。${words}`.trim();
};
