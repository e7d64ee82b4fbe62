import { useMemo } from 'react';
import { askedOf, finished, problemsOfAnswers } from '#contract/kernel/form/answers.ts';
import { type Asked, type Form, readForm } from '#contract/kernel/form/read.ts';
import type { Answer, Answers, FormSchema } from '#contract/kernel/form/schema.ts';
import { problemWords } from './input.ts';

/** A question on screen. */
export interface AskedNow {
  /** Of its element on the page. */
  readonly id: string;
  readonly question: Asked;
  readonly answer: Answer | undefined;
  /** What is wrong with the answer, once it is to be said. */
  readonly problem: ReturnType<typeof problemWords> | null;
}

/** Element of a question, to go to when it needs something. @param of tells forms of one page apart that may use the same keys */
export const fieldId = (key: string, of = ''): string => `answer-${of}${key}`;

/** The first problem of answers as they would be sent, with its question; null when they can be. */
export const firstProblem = (form: Form, answers: Answers): { question: Asked; problem: ReturnType<typeof problemWords> } | null => {
  const [problem] = problemsOfAnswers(form, finished(form, answers));
  const question = form.questions.find(({ key }) => key === problem?.question);
  return problem && question ? { question, problem: problemWords(question, problem) } : null;
};

/** Same answers with one more, or one less. */
export const withAnswer = (answers: Answers, key: string, answer: Answer | undefined): Answers => {
  const { [key]: _, ...others } = answers;
  return answer === undefined ? others : { ...others, [key]: answer };
};

/** The questions that are asked now, each with its answer. Problems of what was left out are told only after a try to send (`tried`), others at once. */
export const useForm = (schema: FormSchema, answers: Answers, tried: boolean, of?: string): readonly AskedNow[] => {
  const form = useMemo(() => readForm(schema), [schema]);
  return useMemo(() => {
    const problems = problemsOfAnswers(form, finished(form, answers));
    return askedOf(form, answers).map((question) => {
      const problem = problems.find((one) => one.question === question.key) ?? null;
      return {
        id: fieldId(question.key, of),
        question,
        answer: answers[question.key],
        problem: problem && (tried || problem.code !== 'missing') ? problemWords(question, problem) : null,
      };
    });
  }, [form, answers, tried, of]);
};
