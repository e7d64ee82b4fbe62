import { problemsOfAnswers } from '#contract/kernel/form/answers.ts';
import { problemsOfSchema, tellSchemaProblem } from '#contract/kernel/form/check.ts';
import type { Form } from '#contract/kernel/form/read.ts';
import type { Answers, Format, FormSchema } from '#contract/kernel/form/schema.ts';
import { fail } from './errors.ts';

/** @throws form.answer_wrong, naming the first question whose answer does not fit and why */
export const requireAnswers = (form: Form, answers: Answers): void => {
  const [problem] = problemsOfAnswers(form, answers);
  if (!problem) return;
  const { question, code, data } = problem;
  const title = form.questions.find(({ key }) => key === question)?.words.title ?? { zh: question, en: null };
  fail('form.answer_wrong', { ...data, question, title, problem: code });
};

/** @throws form.schema_wrong, naming the first question that makes a schema unusable and why */
export const requireForm = (schema: FormSchema, answerable?: readonly Format[]): void => {
  const [problem] = problemsOfSchema(schema, answerable);
  if (problem) fail('form.schema_wrong', tellSchemaProblem(schema, problem));
};
