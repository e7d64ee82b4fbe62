import type { ReportAnswers } from '#contract/cases/questions.ts';
import type { Told } from '#contract/kernel/form/tell.ts';

/** What a report keeps of its answers: they themselves, and each with its question in the words of that day. */
export interface KeptAnswers extends ReportAnswers {
  readonly told: readonly Told[];
}

/** Texts of answers, for search and for the numbers of people in them. */
export const textsOfAnswers = (answers: KeptAnswers | null): string[] => answers?.told.map(({ answer }) => answer.zh) ?? [];
