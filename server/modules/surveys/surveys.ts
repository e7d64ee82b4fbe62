import { readForm } from '#contract/kernel/form/read.ts';
import type { FormSchema } from '#contract/kernel/form/schema.ts';
import type { QuestionResult, SurveyItem } from '#contract/surveys/api.ts';
import type { AskedKind, SurveyState } from '#contract/surveys/kinds.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { idOf } from '#kernel/ids.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { newSeed, requireQuestions } from './commands/draft.ts';
import { endRow } from './commands/ending.ts';
import { openRow } from './commands/opening.ts';
import { type Context, type SurveySubject, staffSubject } from './context.ts';
import { resultsOf } from './domain/results.ts';
import { followAreas } from './follow-areas.ts';
import { showSurveys } from './live.ts';
import { answerHolder } from './own-data.ts';
import { surveyTodos } from './queries/lists.ts';
import { resultsWorkbook, rollWorkbook } from './queries/results.ts';
import { answersOf } from './store/answers.ts';
import { insertSurvey, lockSurvey, surveysOfSubject } from './store/surveys.ts';

/** What another module asks. */
export interface AskedOf {
  readonly subject: { readonly type: string; readonly id: string };
  readonly areaPath: string;
  /** Codes of areas within it. */
  readonly areas: readonly string[];
  readonly title: string;
  readonly purpose: string;
  readonly form: FormSchema;
  readonly asked: Exclude<AskedKind, 'staff'>;
  readonly anonymous: boolean;
  readonly sampleSize?: number | null;
  readonly closesOn: string;
}
/** What became of a survey that another module asked for. */
export interface SurveyOutcome extends Pick<SurveyItem, 'id' | 'title' | 'state' | 'closesOn' | 'onRoll' | 'answered'> {
  readonly state: SurveyState;
}

/** Surveys as other modules ask for them. */
export interface Surveys {
  /** What other modules ask surveys for; each adds its own when it opens. */
  readonly subjects: { add(subject: SurveySubject): void };
  /** Draws the roll, opens a survey and tells whoever is asked. @throws form.schema_wrong, surveys.question_personal, surveys.nobody_asked, surveys.day_passed */
  open(tx: Tx, by: By, asked: AskedOf): Promise<string>;
  /** Ends an open one now; nothing where it has ended. */
  close(tx: Tx, by: By, surveyId: string): Promise<void>;
  /** Surveys asked for some subjects, oldest first. */
  of(tx: Tx, type: string, subjectIds: readonly string[]): Promise<(SurveyOutcome & { readonly subjectId: string })[]>;
  /** Counts of a survey by question, whatever the minimum: for decisions of a module, not to be shown. */
  counts(tx: Tx, surveyId: string): Promise<QuestionResult[]>;
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: {
    readonly results: WorkKind<{ surveyId: string }, undefined>;
    readonly roll: WorkKind<{ surveyId: string }, undefined>;
  };
}

/** Opens the module. */
export const createSurveys = (
  kernel: Kernel,
  { territory, demands, persons }: Pick<Services, 'territory' | 'demands' | 'persons'>,
): Surveys => {
  const context: Context = { kernel, territory, demands, subjects: new Map() };
  kernel.todos.add(surveyTodos(context));
  showSurveys(kernel);
  followAreas(context);
  persons.holders.add(answerHolder);
  demands.subjects.add({ type: staffSubject, todo: 'surveys.staff', answeredByAct: true });
  return {
    subjects: { add: (subject) => void context.subjects.set(subject.type, subject) },
    open: async (tx, by, asked) => {
      requireQuestions(asked.form);
      const id = idOf(by.at);
      const { subject, areaPath, areas, title, purpose, form, anonymous, closesOn, sampleSize = null } = asked;
      const [subjectType, subjectId] = [subject.type, subject.id];
      const rest = { seed: newSeed(), controlPercent: 10, opensOn: null, basis: null, subjectType, subjectId };
      await insertSurvey(
        tx,
        { id, title, purpose, areaPath, askedAreas: areas, form, asked: asked.asked, anonymous, sampleSize, closesOn, ...rest },
        by,
      );
      await openRow(tx, by, (await lockSurvey(tx, id)) ?? fail('surveys.survey_not_found'));
      return id;
    },
    close: async (tx, by, surveyId) => {
      const row = await lockSurvey(tx, surveyId);
      if (row?.state === 'open') await endRow(context, tx, by, row, 'closed', null);
    },
    of: async (tx, type, subjectIds) =>
      (await surveysOfSubject(tx, type, subjectIds)).map(({ id, title, state, closesOn, onRoll, answered, subjectId }) => ({
        id,
        title,
        state,
        closesOn,
        onRoll,
        answered,
        subjectId: subjectId ?? '',
      })),
    counts: async (tx, surveyId) => {
      const row = (await lockSurvey(tx, surveyId)) ?? fail('surveys.survey_not_found');
      const rows = await answersOf(tx, surveyId);
      return resultsOf(readForm(row.form), rows, { population: rows.length, sample: false, least: 0, buildings: [] });
    },
    context,
    sheets: {
      results: exportWork(kernel, 'surveys.results', (viewer, { surveyId }: { surveyId: string }, _, signal) =>
        resultsWorkbook(context, viewer, surveyId, signal),
      ),
      roll: exportWork(kernel, 'surveys.roll', (viewer, { surveyId }: { surveyId: string }, _, signal) =>
        rollWorkbook(context, viewer, surveyId, signal),
      ),
    },
  };
};
