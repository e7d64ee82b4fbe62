import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { formSchema } from '../kernel/form/shape.ts';
import { line, reason, text } from '../kernel/shapes.ts';
import { day, id, list, moment, page, paging, searched } from '../kernel/values.ts';
import { answerWays, askedKinds, surveyStates } from './kinds.ts';

const count = z.number().int();
const ofSurvey = z.object({ surveyId: id });
const version = count.min(1);
const place = z.object({ code: z.string(), name: z.string() });
const areaCode = line.max(20);
const way = z.enum(answerWays);

export const surveyItem = z.object({
  id,
  title: z.string(),
  area: place,
  asked: z.enum(askedKinds),
  anonymous: z.boolean(),
  state: z.enum(surveyStates),
  opensOn: day.nullable().describe('its first day; null: as soon as it is published'),
  closesOn: day,
  onRoll: count.describe('how many are asked; nobody yet in a draft'),
  answered: count,
});
export type SurveyItem = z.infer<typeof surveyItem>;
export const surveyDetail = surveyItem.extend({
  purpose: z.string(),
  areas: z.array(place),
  form: formSchema,
  sampleSize: count.nullable(),
  population: count.describe('among whom it was drawn'),
  seed: z.string(),
  controlPercent: count,
  basis: z.string().nullable(),
  version,
  openedAt: moment.nullable(),
  closedAt: moment.nullable(),
  remindedAt: moment.nullable(),
  reason: z.string().nullable(),
  subject: z.object({ type: z.string(), page: z.string().nullable() }).nullable(),
  papers: z.object({
    sheets: count,
    control: count.describe('that a second clerk is to enter'),
    checked: count,
    compared: count.describe('answers that were compared'),
    differing: count.describe('of them, answers that differed'),
    open: count.describe('sheets whose differences nobody has settled'),
  }),
  actions: z.array(z.enum(['change', 'open', 'remind', 'close', 'withdraw', 'enter', 'results'])),
});
export type SurveyDetail = z.infer<typeof surveyDetail>;

export const listSurveys = endpoint({
  method: 'GET',
  path: '/api/surveys',
  access: 'session',
  summary: 'Surveys of the viewer’s areas, newest first',
  query: z.object({ state: list(z.enum(surveyStates)), q: searched(40).optional(), ...paging }),
  response: page(surveyItem).extend({ mayAsk: z.array(place) }),
  errors: ['session.forbidden'],
});
export const getSurvey = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId',
  access: 'session',
  summary: 'A survey with its questions and how many have answered',
  params: ofSurvey,
  response: surveyDetail,
  errors: ['surveys.survey_not_found'],
});

const facts = {
  title: line.min(2).max(80),
  purpose: text.min(4).max(1000).describe('what the answers are used for, told to whoever is asked'),
  areaCodes: z.array(areaCode).min(1).max(50).describe('where it is asked; within the area in whose name it is'),
  form: formSchema,
  asked: z.enum(askedKinds),
  anonymous: z.boolean(),
  sampleSize: count.min(1).max(100_000).nullable().default(null).describe('null: everybody'),
  controlPercent: count.min(0).max(100).nullable().default(null).describe('null: as the setting says'),
  opensOn: day
    .nullable()
    .default(null)
    .describe('its first day, before which it is announced; null: as soon as it is published; not for staff'),
  closesOn: day,
  basis: line.min(2).max(200).nullable().default(null).describe('on what a demand of staff rests; residents are never bound to answer'),
};
const factErrors = [
  'session.forbidden',
  'territory.area_not_found',
  'form.schema_wrong',
  'surveys.question_personal',
  'surveys.area_outside',
  'surveys.staff_named',
  'surveys.days_reversed',
] as const;
const largest = 128 * 1024;
export const draftSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys',
  access: 'session',
  status: 201,
  summary: 'Begins a survey in the name of an area',
  body: z.object({ id, areaCode, ...facts }),
  largestBody: largest,
  response: surveyDetail,
  errors: factErrors,
});
export const changeSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId',
  access: 'session',
  summary: 'Changes a survey while nobody has been asked',
  params: ofSurvey,
  body: z.object({ id, version, ...facts }),
  largestBody: largest,
  response: surveyDetail,
  errors: [...factErrors, 'surveys.survey_not_found', 'surveys.survey_changed', 'surveys.not_draft', 'surveys.belongs'],
});
export const openSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/open',
  access: 'session',
  summary: 'Draws who is asked, tells them, and takes answers from now, or its first day, on; questions stay as they are',
  params: ofSurvey,
  body: z.object({ id, version }),
  response: surveyDetail,
  errors: [
    'session.forbidden',
    'surveys.survey_not_found',
    'surveys.survey_changed',
    'surveys.not_draft',
    'surveys.no_questions',
    'surveys.day_passed',
    'surveys.nobody_asked',
    'surveys.basis_needed',
    'demands.not_below',
    'demands.forbidden',
    'demands.without_basis',
    'demands.exception_needed',
    'demands.need_needed',
    'demands.repeated',
    'demands.limit_reached',
  ],
});
export const closeSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/close',
  access: 'session',
  summary: 'Ends a survey before its day; what was answered counts',
  params: ofSurvey,
  body: z.object({ id }),
  response: surveyDetail,
  errors: ['session.forbidden', 'surveys.survey_not_found', 'surveys.not_open'],
});
export const withdrawSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/withdraw',
  access: 'session',
  summary: 'Takes a survey back, with the reason; nobody is asked any more and no result is told',
  params: ofSurvey,
  body: z.object({ id, reason }),
  response: surveyDetail,
  errors: ['session.forbidden', 'surveys.survey_not_found', 'surveys.not_open', 'surveys.belongs'],
});
export const remindSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/remind',
  access: 'session',
  summary: 'Reminds whoever has not answered, once for a survey',
  params: ofSurvey,
  body: z.object({ id }),
  response: surveyDetail,
  errors: ['session.forbidden', 'surveys.survey_not_found', 'surveys.not_open', 'surveys.reminded_already'],
});

/** How many have answered in a building, by how they did. */
export const buildingTurnout = z.object({
  id,
  name: z.string(),
  population: count,
  asked: count,
  phone: count,
  paper: count,
});
export const getSurveyTurnout = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/turnout',
  access: 'session',
  summary: 'Who is asked and who has answered, by building and by day',
  params: ofSurvey,
  response: z.object({
    buildings: z.array(buildingTurnout),
    days: z.array(z.object({ day, phone: count, paper: count })),
    areas: z.array(z.object({ name: z.string(), answered: z.boolean() })).describe('of staff'),
  }),
  errors: ['surveys.survey_not_found'],
});
export type SurveyTurnout = z.infer<typeof getSurveyTurnout.response>;
/** What open screens hear of a survey: that somebody has answered. */
export interface LiveSurvey {
  readonly surveyId: string;
}

export const rollEntry = z.object({
  key: id,
  building: z.object({ id, name: z.string() }).nullable(),
  label: z.string().describe('unit and room, or the area'),
  answered: way.nullable(),
});
export type RollEntry = z.infer<typeof rollEntry>;
export const listSurveyRoll = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/roll',
  access: 'session',
  summary: 'Who is asked, by address and without names, in the order of buildings',
  params: ofSurvey,
  query: z.object({
    building: id.optional(),
    open: z.stringbool().default(false).describe('those alone who have not answered'),
    q: searched(40).optional(),
    ...paging,
  }),
  response: page(rollEntry),
  errors: ['surveys.survey_not_found', 'session.forbidden'],
});
export const exportSurveyRoll = fileEndpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/roll-book',
  access: 'session',
  summary: 'Workbook of who is asked, with the code that stands on each letter',
  params: ofSurvey,
  gives: workbookType,
  errors: ['surveys.survey_not_found', 'session.forbidden', 'request.line_full'],
});
