import { useTranslation } from 'react-i18next';
import { type AnswersOfReport, answersTo, type Listed, type QuestionSet, questionSets } from '#contract/cases/questions-for.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { withAnswer } from '#ui/form/useForm.ts';
import { nameOf } from '#ui/i18n.ts';
import type { PhotosOfForm } from '../../../form/answer-field.tsx';
import { Questions, readAnswers } from '../../../form/questions.tsx';
import type { Draft } from '../../../store/database.ts';

/** Answers of a draft to the questions of its category and type as they are sent, and what is wrong with the first that cannot be. */
export const answersOf = (listed: Listed, draft: Draft): { answers: AnswersOfReport; problem: { field: string; words: string } | null } => {
  const sets = questionSets(listed, draft.categoryCode);
  const read = new Map(sets.map((set) => [set, readAnswers(set.form, draft.answers?.[set.key] ?? {}, set.key)]));
  return {
    answers: answersTo(sets, (set) => read.get(set)?.answers ?? {}),
    problem: [...read.values()].find(({ problem }) => problem)?.problem ?? null,
  };
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

/** What the chosen category and its case type ask besides: each keeps its own answers while another is looked at. */
export const Extra = ({ categories, ...props }: ExtraProps) =>
  questionSets(categories, props.draft.categoryCode).map((set) => <Asked key={set.key} set={set} {...props} />);

const Asked = ({ set, draft, owner, tried, onChange }: Omit<ExtraProps, 'categories'> & { set: QuestionSet }) => {
  const { t } = useTranslation();
  const { key, form } = set;
  const name = nameOf(set);
  const change = (next: (answers: Answers) => Answers): void =>
    onChange((old) => ({ answers: { ...old.answers, [key]: next(old.answers?.[key] ?? {}) } }));
  // photo and answer in one step, so that neither is kept without the other
  const take: PhotosOfForm['change'] = (question, next) =>
    onChange(({ photos, answers }) => {
      const asking = `${key}.${question}`;
      const taken = next(photos.filter((one) => one.answers === asking)).map((one) => ({ ...one, answers: asking }));
      const keys = taken.map((one) => one.key);
      return {
        photos: [...photos.filter((one) => one.answers !== asking), ...taken],
        answers: { ...answers, [key]: withAnswer(answers?.[key] ?? {}, question, keys.length > 0 ? keys : undefined) },
      };
    });
  return (
    <section className="card" aria-label={t('report.extra', { name })}>
      <h2>{t('report.extra', { name })}</h2>
      <p className="hint">{t('report.extraWhy', { category: name })}</p>
      <Questions
        of={key}
        schema={form}
        answers={draft.answers?.[key] ?? {}}
        tried={tried}
        photos={{ of: (question) => draft.photos.filter(({ answers }) => answers === `${key}.${question}`), owner, change: take }}
        onChange={change}
      />
    </section>
  );
};
