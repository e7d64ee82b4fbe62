import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { finished } from '#contract/kernel/form/answers.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { answerSurvey as answerEndpoint, answerSurveyInOffice as officeEndpoint, SurveyDetail } from '#contract/surveys/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { requireAnswers } from '#kernel/forms.ts';
import { sha256 } from '#kernel/hash.ts';
import { answerDemands } from '#modules/demands/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, staffSubject, surveyCommand } from '../context.ts';
import { showAnswer } from '../live.ts';
import { mayAnswerFor, mayRead } from '../policy.ts';
import { surveyShown } from '../queries/present.ts';
import { insertAnswer, insertTurnout, replaceAnswer, wayOf } from '../store/answers.ts';
import { findByCode, findOnRoll, placesOfPerson, type RollShown } from '../store/roll.ts';
import { type SurveyRow, shareSurvey } from '../store/surveys.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Answers as they are kept. @throws form.answer_wrong */
export const answersFor = ({ form }: Pick<SurveyRow, 'form'>, given: Answers): Answers => {
  const read = readForm(form);
  const answers = finished(read, given);
  requireAnswers(read, answers);
  return answers;
};

/** The place for which somebody answers: their household's or their own, else that of the letter whose code they have. @throws surveys.not_asked, surveys.code_wrong */
const placeFor = async (tx: Tx, viewer: Viewer, surveyId: string, key: string, code: string | null): Promise<RollShown> => {
  const person = await tiedPerson(tx, viewer.accountId);
  const own = person === null ? [] : await placesOfPerson(tx, person);
  const known = own.find((one) => one.surveyId === surveyId && one.key === key);
  if (known) return known;
  if (code === null) return fail('surveys.not_asked');
  const found = await findByCode(tx, code);
  return found?.surveyId === surveyId && found.key === key ? found : fail('surveys.code_wrong');
};

/**
 * Answers for a household or oneself. The same again changes it until the survey ends. Of an anonymous survey the turnout says who, the answer what, and
 * nothing joins them: a random id, no day, no line of the audit trail; what is kept for repeats is a digest over the receipt too, which only the phone has.
 */
export const answerSurvey = (
  context: Context,
  viewer: Viewer,
  surveyId: string,
  body: Body<typeof answerEndpoint>,
): Promise<{ ok: true }> => {
  if (viewer.anonymous) fail('session.forbidden');
  return surveyCommand(
    context,
    viewer,
    `surveys.answer ${surveyId}`,
    body,
    async ({ eye, tx }) => {
      const survey = await shareSurvey(tx, surveyId);
      if (!survey || survey.state === 'draft' || survey.asked === 'staff') return fail('surveys.survey_not_found');
      if (survey.state !== 'open' || survey.closesOn < eye.today) fail('surveys.not_open');
      const { key, buildingId, way } = await placeFor(tx, viewer, surveyId, body.key, body.code);
      const answers = answersFor(survey, body.answers);
      const receipt = survey.anonymous ? sha256(body.receipt ?? fail('surveys.receipt_needed')) : null;
      if (way === 'paper') fail('surveys.answered_on_paper');
      const first = (await insertTurnout(tx, surveyId, [key], 'phone', eye.today)) === 1;
      // somebody of the household, or a sheet of paper, was first by a moment
      if (!first && (await wayOf(tx, surveyId, key)) !== 'phone') fail('surveys.answered_on_paper');
      if (first)
        await insertAnswer(tx, { id: randomUUID(), surveyId, key: receipt ? null : key, buildingId, way: 'phone', answers, receipt });
      else if (!(await replaceAnswer(tx, surveyId, receipt ? { receipt } : { key }, answers))) fail('surveys.receipt_unknown');
      if (first) await showAnswer(tx, { jurisdictionId: viewer.jurisdictionId, surveyId, areaPath: survey.areaPath });
      return surveyId;
    },
    async () => ({ ok: true as const }),
  );
};

/** Answers in office for an area, and its demand with it. */
export const answerInOffice = (
  context: Context,
  viewer: Viewer,
  surveyId: string,
  body: Body<typeof officeEndpoint>,
): Promise<SurveyDetail> =>
  surveyCommand(
    context,
    viewer,
    `surveys.office ${surveyId}`,
    body,
    async ({ eye, tx, log, actorId, at }) => {
      const survey = await shareSurvey(tx, surveyId);
      if (survey?.asked !== 'staff' || survey.state === 'draft') return fail('surveys.survey_not_found');
      const entry = await findOnRoll(tx, surveyId, body.key);
      const areaPath = entry === null ? null : pathOfCode(entry.place);
      if (areaPath === null || !(mayRead(viewer, survey.areaPath) || mayAnswerFor(viewer, areaPath))) return fail('surveys.roll_not_found');
      if (!mayAnswerFor(viewer, areaPath)) fail('session.forbidden');
      if (survey.state !== 'open' || survey.closesOn < eye.today) fail('surveys.not_open');
      const answers = answersFor(survey, body.answers);
      const first = (await insertTurnout(tx, surveyId, [body.key], 'desk', eye.today)) === 1;
      const one = { surveyId, key: body.key, buildingId: null, way: 'desk' as const, answers, receipt: null };
      if (first) await insertAnswer(tx, { id: randomUUID(), ...one });
      else await replaceAnswer(tx, surveyId, { key: body.key }, answers);
      await answerDemands(tx, { jurisdictionId: viewer.jurisdictionId, actorId, at }, { type: staffSubject, id: body.key });
      await showAnswer(tx, { jurisdictionId: viewer.jurisdictionId, surveyId, areaPath: survey.areaPath });
      await log('surveys.answered', surveyId, { data: { area: entry?.place } });
      return surveyId;
    },
    surveyShown,
  );
