import type { ReportAnswers, TypeAnswers } from '#contract/cases/questions.ts';
import type { Told } from '#contract/kernel/form/tell.ts';

/** Answers to one set of questions: they themselves, and each with its question in the words of that day. */
export type AnswerSet = (ReportAnswers | TypeAnswers) & { readonly told: readonly Told[] };

/** What a report keeps of its answers: one set, or a list where both category and case type asked. */
export type KeptAnswers = AnswerSet | readonly AnswerSet[];

/** The sets a report keeps, those of the category first. */
export const setsOf = (answers: KeptAnswers | null | undefined): readonly AnswerSet[] => (answers ? [answers].flat() : []);

/** Answers in words, in the order in which they were asked; keys differ, although category and type may use the same ones. */
export const toldIn = (answers: KeptAnswers | null | undefined): Told[] =>
  setsOf(answers).flatMap((set) => set.told.map((one) => ('type' in set ? { ...one, key: `type.${one.key}` } : one)));

/** Whose questions were answered, and by which versions. */
export const questionsOf = (
  answers: KeptAnswers | null,
): { questions?: Pick<ReportAnswers, 'category' | 'version'>; typeQuestions?: Pick<TypeAnswers, 'type' | 'version'> } =>
  Object.assign(
    {},
    ...setsOf(answers).map((set) =>
      'type' in set
        ? { typeQuestions: { type: set.type, version: set.version } }
        : { questions: { category: set.category, version: set.version } },
    ),
  );

/** Texts of answers, for search and for the numbers of people in them. */
export const textsOfAnswers = (answers: KeptAnswers | null): string[] =>
  setsOf(answers).flatMap(({ told }) => told.map(({ answer }) => answer.zh));
