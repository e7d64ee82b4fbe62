import type { Viewer } from '#contract/accounts/viewer.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import { tellAnswers } from '#contract/kernel/form/tell.ts';
import type { PaperItem } from '#contract/surveys/api.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { mayEnter } from '../policy.ts';
import { lockPaper, type PaperRow, papersToDo } from '../store/answers.ts';
import { findSurvey, type SurveyRow } from '../store/surveys.ts';
import { seesSurvey } from './present.ts';

/** A sheet with what differs in its two entries. Nothing of it is shown to whoever is yet to enter it a second time. */
const present = (viewer: Viewer, { form }: SurveyRow, p: PaperRow): PaperItem => {
  const read = readForm(form);
  const told = (answers: PaperRow['answers'] | null, key: string): string =>
    (answers && tellAnswers(read, answers, () => null).find((one) => one.key === key)?.answer.zh) ?? '';
  return {
    sheet: p.sheet,
    building: p.building,
    control: p.control,
    checked: p.second !== null,
    differing: p.differing.map((key) => ({
      key,
      title: read.questions.find((q) => q.key === key)?.words.title ?? { zh: key, en: null },
      first: told(p.answers, key),
      second: told(p.second, key),
    })),
    settled: p.differing.length === 0 || p.settledBy !== null,
    mine: p.firstBy === viewer.accountId,
  };
};

/** One sheet as its viewer sees it after an act on it. */
export const paperShown = async ({ viewer }: Eye, tx: Tx, surveyId: string, sheet: string): Promise<PaperItem> => {
  const survey = (await findSurvey(tx, surveyId)) ?? fail('surveys.survey_not_found');
  if (!mayEnter(viewer, survey.areaPath)) fail('surveys.survey_not_found');
  return present(viewer, survey, (await lockPaper(tx, surveyId, sheet)) ?? fail('surveys.sheet_not_found'));
};

/** Sheets that a second clerk is to enter, and those whose entries differ. */
export const papersList = async (context: Context, viewer: Viewer, surveyId: string): Promise<{ items: PaperItem[] }> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const survey = await findSurvey(tx, surveyId);
    if (!survey || !seesSurvey(eye, survey)) return fail('surveys.survey_not_found');
    if (!mayEnter(viewer, survey.areaPath)) fail('session.forbidden');
    return { items: (await papersToDo(tx, surveyId)).map((p) => present(viewer, survey, p)) };
  });
};
