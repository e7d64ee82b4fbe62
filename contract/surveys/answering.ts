import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { answers, formSchema } from '../kernel/form/shape.ts';
import { capitalCodeOf } from '../kernel/typed.ts';
import { day, done, id } from '../kernel/values.ts';
import { surveyDetail } from './asking.ts';
import { answerWays, askedKinds, surveyStates } from './kinds.ts';

const ofSurvey = z.object({ surveyId: id });
const way = z.enum(answerWays);
/** The code of a letter, however it was typed. */
const letterCode = z.string().overwrite(capitalCodeOf).max(20);

/** A survey as whoever is asked sees it. */
export const askedSurvey = z.object({
  id,
  title: z.string(),
  purpose: z.string(),
  asker: z.string(),
  asked: z.enum(askedKinds),
  anonymous: z.boolean(),
  state: z.enum(surveyStates),
  opensOn: day.nullable(),
  closesOn: day,
  sample: z.boolean(),
  places: z
    .array(z.object({ key: id, label: z.string(), answered: way.nullable() }))
    .describe('for which the viewer may answer; more than one household is possible'),
});
export type AskedSurvey = z.infer<typeof askedSurvey>;
export const mySurveys = endpoint({
  method: 'GET',
  path: '/api/my/surveys',
  access: 'session',
  summary: 'Surveys that ask the viewer or their household: open ones, and those that ended within the year',
  response: z.object({ items: z.array(askedSurvey) }),
});
export const getMySurvey = endpoint({
  method: 'GET',
  path: '/api/my/surveys/:surveyId',
  access: 'session',
  summary: 'A survey with its questions and, where it is not anonymous, what was answered',
  params: ofSurvey,
  query: z.object({ code: letterCode.optional().describe('of the letter, where the register does not know the viewer') }),
  response: askedSurvey.extend({
    form: formSchema,
    answers: z.record(z.string(), answers).describe('by place; empty where the survey is anonymous'),
    results: z.boolean().describe('can be seen now'),
  }),
  errors: ['surveys.survey_not_found', 'surveys.code_wrong'],
});
export type MySurvey = z.infer<typeof getMySurvey.response>;
export const findSurveyByCode = endpoint({
  method: 'GET',
  path: '/api/my/survey-codes/:code',
  access: 'session',
  summary: 'The survey to which the code of a letter belongs',
  params: z.object({ code: letterCode }),
  response: z.object({ surveyId: id }),
  errors: ['surveys.code_wrong'],
});
export const answerSurvey = endpoint({
  method: 'POST',
  path: '/api/my/surveys/:surveyId/answers',
  access: 'session',
  summary:
    'Answers for a household or oneself, once each; the same again changes it until the survey ends, where it is anonymous by the receipt',
  params: ofSurvey,
  body: z.object({
    id,
    key: id.describe('for which place'),
    code: letterCode.nullable().default(null),
    answers,
    receipt: z
      .string()
      .regex(/^[\w-]{22,60}$/)
      .nullable()
      .default(null)
      .describe(
        'of an anonymous survey: random, made by the phone and kept there. Whoever has it may change the answer; its digest alone is stored',
      ),
  }),
  response: done,
  errors: [
    'session.forbidden',
    'surveys.survey_not_found',
    'surveys.not_open',
    'surveys.not_asked',
    'surveys.code_wrong',
    'surveys.answered_on_paper',
    'surveys.receipt_needed',
    'surveys.receipt_unknown',
    'form.answer_wrong',
  ],
});
export const answerSurveyInOffice = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/answers',
  access: 'session',
  summary: 'Answers for an area whose staff is asked, and its demand with it; the same again changes it until the survey ends',
  params: ofSurvey,
  body: z.object({ id, key: id, answers }),
  response: surveyDetail,
  errors: ['session.forbidden', 'surveys.survey_not_found', 'surveys.not_open', 'surveys.roll_not_found', 'form.answer_wrong'],
});
export const listSurveyOffices = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/offices',
  access: 'session',
  summary: 'Areas whose staff is asked and for which the viewer may answer',
  params: ofSurvey,
  response: z.object({ items: z.array(z.object({ key: id, label: z.string(), answered: z.boolean() })) }),
  errors: ['surveys.survey_not_found'],
});
