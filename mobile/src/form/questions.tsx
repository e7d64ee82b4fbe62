import i18next from 'i18next';
import { finished } from '#contract/kernel/form/answers.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers, FormSchema } from '#contract/kernel/form/schema.ts';
import { fieldId, firstProblem, useForm, withAnswer } from '#ui/form/useForm.ts';
import { labelOf } from '#ui/i18n.ts';
import { AnswerField, type PhotosOfForm } from './answer-field.tsx';

/** Answers as they are sent, and of the first that cannot be: its field and what is wrong, named by the question. */
export const readAnswers = (
  schema: FormSchema,
  answers: Answers,
  of?: string,
): { answers: Answers; problem: { field: string; words: string } | null } => {
  const form = readForm(schema);
  const wrong = firstProblem(form, answers);
  return {
    answers: finished(form, answers),
    problem: wrong && {
      field: fieldId(wrong.question.key, of),
      words: i18next.t('forms-own:named', {
        title: labelOf(wrong.question.words.title),
        problem: i18next.t(`forms-own:answer.${wrong.problem.name}`, wrong.problem.data),
      }),
    },
  };
};

interface QuestionsProps {
  /** Tells forms of one page apart that may use the same keys. */
  of?: string;
  schema: FormSchema;
  answers: Answers;
  /** Sending was tried: what is missing is told. */
  tried: boolean;
  photos: PhotosOfForm;
  onChange: (next: (answers: Answers) => Answers) => void;
}

/** The questions of a form, as far as they are asked, each with its answer. */
export const Questions = ({ of, schema, answers, tried, photos, onChange }: QuestionsProps) =>
  useForm(schema, answers, tried, of).map((asked) => (
    <AnswerField
      key={asked.question.key}
      {...asked}
      photos={photos}
      onChange={(answer) => onChange((all) => withAnswer(all, asked.question.key, answer))}
    />
  ));
