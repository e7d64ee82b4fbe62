import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type {
  checkSurveyPaper as checkEndpoint,
  enterSurveyPaper as enterEndpoint,
  noteSurveyReturned as noteEndpoint,
  PaperItem,
  settleSurveyPaper as settleEndpoint,
} from '#contract/surveys/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { sha256 } from '#kernel/hash.ts';
import { type Context, type Eye, surveyCommand } from '../context.ts';
import { compareEntries } from '../domain/papers.ts';
import { showAnswer } from '../live.ts';
import { mayEnter, mayRead } from '../policy.ts';
import { paperShown } from '../queries/papers.ts';
import {
  insertAnswer,
  insertPaper,
  insertTurnout,
  lockPaper,
  setAnswers,
  setSecond,
  setSettled,
  sheetsOfBuilding,
} from '../store/answers.ts';
import { findOnRoll, lockBuilding } from '../store/roll.ts';
import { findSurvey, type SurveyRow, shareSurvey } from '../store/surveys.ts';
import { answersFor } from './answer.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** A survey whose sheets the viewer enters. Sheets that came back in time are entered and checked after the day as well, until it is closed. */
const forSheets = async ({ viewer }: Eye, tx: Tx, id: string): Promise<SurveyRow> => {
  const survey = await shareSurvey(tx, id);
  if (!survey || survey.state === 'draft' || !(mayRead(viewer, survey.areaPath) || mayEnter(viewer, survey.areaPath)))
    return fail('surveys.survey_not_found');
  if (!mayEnter(viewer, survey.areaPath)) fail('session.forbidden');
  if (survey.asked === 'staff') fail('surveys.sheet_whose');
  return survey.state === 'open' ? survey : fail('surveys.not_open');
};

/** Whether a sheet belongs to the control share: by the seed and its number, so that nobody chooses, and nobody knows before it is entered. */
export const isControl = ({ seed, controlPercent }: Pick<SurveyRow, 'seed' | 'controlPercent'>, sheet: string): boolean =>
  sha256(`${seed} control ${sheet}`).readUInt32BE(0) % 100 < controlPercent;

/** Enters a sheet of paper. */
export const enterPaper = (context: Context, viewer: Viewer, id: string, body: Body<typeof enterEndpoint>): Promise<PaperItem> =>
  surveyCommand(
    context,
    viewer,
    `surveys.paper ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const survey = await forSheets(eye, tx, id);
      // an anonymous sheet is of a building, any other of somebody on the roll
      if (survey.anonymous ? body.key !== null || body.buildingId === null : body.key === null) fail('surveys.sheet_whose');
      const answers = answersFor(survey, body.answers);
      let buildingId = body.buildingId;
      if (body.key !== null) {
        const entry = (await findOnRoll(tx, id, body.key)) ?? fail('surveys.roll_not_found');
        buildingId = entry.buildingId;
        if ((await insertTurnout(tx, id, [body.key], 'paper', eye.today)) === 0) fail('surveys.answered_already');
      } else if (buildingId !== null) {
        if (!(await lockBuilding(tx, id, buildingId))) fail('surveys.roll_not_found');
        const { returned, entered } = await sheetsOfBuilding(tx, id, buildingId);
        if (entered >= returned) fail('surveys.sheets_exceed', { returned });
      }
      const answerId = randomUUID();
      await insertAnswer(tx, { id: answerId, surveyId: id, key: body.key, buildingId, way: 'paper', answers, receipt: null });
      const paper = {
        sheet: body.sheet,
        answerId,
        buildingId,
        key: body.key,
        firstBy: viewer.accountId,
        control: isControl(survey, body.sheet),
      };
      if (!(await insertPaper(tx, id, paper))) fail('surveys.sheet_entered', { sheet: body.sheet });
      if (body.key !== null) await showAnswer(tx, { jurisdictionId: viewer.jurisdictionId, surveyId: id, areaPath: survey.areaPath });
      await log('surveys.paper_entered', id, { data: { sheet: body.sheet } });
      return { sheet: body.sheet };
    },
    (eye, tx, { sheet }) => paperShown(eye, tx, id, sheet),
  );

/** Notes whose sheets came back of an anonymous survey. */
export const noteReturned = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof noteEndpoint>,
): Promise<{ noted: number; already: number }> =>
  surveyCommand(
    context,
    viewer,
    `surveys.returned ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const survey = await forSheets(eye, tx, id);
      if (!survey.anonymous) fail('surveys.sheet_whose');
      const keys = [...new Set(body.keys)].sort();
      for (const key of keys) if (!(await findOnRoll(tx, id, key))) fail('surveys.roll_not_found');
      const noted = await insertTurnout(tx, id, keys, 'paper', eye.today);
      await showAnswer(tx, { jurisdictionId: viewer.jurisdictionId, surveyId: id, areaPath: survey.areaPath });
      await log('surveys.sheets_returned', id, { data: { noted } });
      return { noted, already: keys.length - noted };
    },
    async (eye, tx, done) => {
      const survey = await findSurvey(tx, id);
      return survey && mayEnter(eye.viewer, survey.areaPath) ? done : fail('surveys.survey_not_found');
    },
  );

/** Enters a sheet of the control share again, by somebody else. */
export const checkPaper = (
  context: Context,
  viewer: Viewer,
  id: string,
  sheet: string,
  body: Body<typeof checkEndpoint>,
): Promise<PaperItem> =>
  surveyCommand(
    context,
    viewer,
    `surveys.paper_check ${id} ${sheet}`,
    body,
    async ({ eye, tx, log }) => {
      const survey = await forSheets(eye, tx, id);
      const paper = (await lockPaper(tx, id, sheet)) ?? fail('surveys.sheet_not_found');
      if (!paper.control) fail('surveys.not_control');
      if (paper.firstBy === viewer.accountId) fail('surveys.own_entry');
      if (paper.second !== null) fail('surveys.checked_already');
      const second = answersFor(survey, body.answers);
      const { compared, differing } = compareEntries(paper.answers, second);
      await setSecond(tx, id, sheet, { second, by: viewer.accountId, compared, differing });
      await log('surveys.paper_checked', id, { data: { sheet, compared, differing: differing.length } });
      return { sheet };
    },
    (eye, tx, done) => paperShown(eye, tx, id, done.sheet),
  );

/** Says which of two entries is what stands on the sheet. */
export const settlePaper = (
  context: Context,
  viewer: Viewer,
  id: string,
  sheet: string,
  body: Body<typeof settleEndpoint>,
): Promise<PaperItem> =>
  surveyCommand(
    context,
    viewer,
    `surveys.paper_settle ${id} ${sheet}`,
    body,
    async ({ eye, tx, log }) => {
      await forSheets(eye, tx, id);
      const paper = (await lockPaper(tx, id, sheet)) ?? fail('surveys.sheet_not_found');
      if (paper.differing.length === 0 || paper.settledBy !== null || paper.second === null) return fail('surveys.nothing_differs');
      if (body.take === 'second') await setAnswers(tx, paper.answerId, paper.second);
      await setSettled(tx, id, sheet, viewer.accountId);
      await log('surveys.paper_settled', id, { data: { sheet, take: body.take } });
      return { sheet };
    },
    (eye, tx, done) => paperShown(eye, tx, id, done.sheet),
  );
