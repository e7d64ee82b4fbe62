import { useTranslation } from 'react-i18next';
import type { Category } from '#contract/cases/api.ts';
import type { ReportAnswers } from '#contract/cases/questions.ts';
import { questionsAmong } from '#contract/cases/questions-for.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { withAnswer } from '#ui/form/useForm.ts';
import { nameOf } from '#ui/i18n.ts';
import type { PhotosOfForm } from '../../../form/answer-field.tsx';
import { Questions, readAnswers } from '../../../form/questions.tsx';
import type { Draft } from '../../../store/database.ts';

/** Categories as they were listed, with their version. */
interface Listed {
  readonly version: number;
  readonly items: readonly Category[];
}

/** Answers of a draft to the questions of its category as they are sent, and what is wrong with the first that cannot be. */
export const answersOf = (
  { version, items }: Listed,
  draft: Draft,
): { answers: ReportAnswers | null; problem: { field: string; words: string } | null } => {
  const questions = questionsAmong(items, draft.categoryCode);
  if (!questions) return { answers: null, problem: null };
  const { category, form } = questions;
  const { answers, problem } = readAnswers(form, draft.answers?.[category.code] ?? {});
  return { answers: { category: category.code, version, values: answers }, problem };
};

interface ExtraProps {
  categories: Listed;
  draft: Draft;
  /** Account to upload photos for; null: they wait until somebody signs in. */
  owner: string | null;
  /** Sending was tried: what is missing is told. */
  tried: boolean;
  onChange: (next: (old: Draft) => Partial<Draft>) => void;
}

/** What the chosen category asks besides: each category keeps its own answers while another is looked at. */
export const Extra = ({ categories, draft, owner, tried, onChange }: ExtraProps) => {
  const { t } = useTranslation();
  const questions = questionsAmong(categories.items, draft.categoryCode);
  if (!questions) return null;
  const { category, form } = questions;
  const change = (next: (answers: Answers) => Answers): void =>
    onChange((old) => ({ answers: { ...old.answers, [category.code]: next(old.answers?.[category.code] ?? {}) } }));
  // photo and answer in one step, so that neither is kept without the other
  const take: PhotosOfForm['change'] = (question, next) =>
    onChange(({ photos, answers }) => {
      const name = `${category.code}.${question}`;
      const taken = next(photos.filter((one) => one.answers === name)).map((one) => ({ ...one, answers: name }));
      const keys = taken.map(({ key }) => key);
      return {
        photos: [...photos.filter((one) => one.answers !== name), ...taken],
        answers: { ...answers, [category.code]: withAnswer(answers?.[category.code] ?? {}, question, keys.length > 0 ? keys : undefined) },
      };
    });
  return (
    <section className="card" aria-label={t('report.extra')}>
      <h2>{t('report.extra')}</h2>
      <p className="hint">{t('report.extraWhy', { category: nameOf(category) })}</p>
      <Questions
        key={category.code}
        schema={form}
        answers={draft.answers?.[category.code] ?? {}}
        tried={tried}
        photos={{ of: (question) => draft.photos.filter(({ answers }) => answers === `${category.code}.${question}`), owner, change: take }}
        onChange={change}
      />
    </section>
  );
};
