import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { answers } from '../kernel/form/shape.ts';
import { plain } from '../kernel/typed.ts';
import { id, label } from '../kernel/values.ts';

const count = z.number().int();
const ofSurvey = z.object({ surveyId: id });
/** The number on a sheet, in the one form in which two clerks have it. */
const sheet = z
  .string()
  .overwrite((typed) => plain(typed).toUpperCase())
  .max(20)
  .regex(/^\P{Cc}*$/u);

export const paperItem = z.object({
  sheet: z.string(),
  building: z.string().nullable(),
  control: z.boolean(),
  checked: z.boolean(),
  differing: z.array(z.object({ key: z.string(), title: label, first: z.string(), second: z.string() })),
  settled: z.boolean(),
  mine: z.boolean().describe('entered by the viewer, who may not check it'),
});
export type PaperItem = z.infer<typeof paperItem>;
export const listSurveyPapers = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/papers',
  access: 'session',
  summary: 'Sheets that a second clerk is to enter, or whose two entries differ',
  params: ofSurvey,
  response: z.object({ items: z.array(paperItem) }),
  errors: ['surveys.survey_not_found', 'session.forbidden'],
});
const paperErrors = ['session.forbidden', 'surveys.survey_not_found', 'surveys.not_open', 'form.answer_wrong'] as const;
export const enterSurveyPaper = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/papers',
  access: 'session',
  status: 201,
  summary:
    'Enters a sheet of paper: of somebody on the roll, or, where the survey is anonymous, of a building whose returned sheets were noted',
  params: ofSurvey,
  body: z.object({
    id,
    sheet: sheet.min(1).describe('the number on it'),
    key: id.nullable().default(null),
    buildingId: id.nullable().default(null),
    answers,
  }),
  response: paperItem,
  errors: [
    ...paperErrors,
    'surveys.roll_not_found',
    'surveys.answered_already',
    'surveys.sheet_entered',
    'surveys.sheet_whose',
    'surveys.sheets_exceed',
  ],
});
export const noteSurveyReturned = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/returned',
  access: 'session',
  summary: 'Notes whose sheets came back of an anonymous survey; what stands on them is entered apart',
  params: ofSurvey,
  body: z.object({ id, keys: z.array(id).min(1).max(200) }),
  response: z.object({ noted: count, already: count }),
  errors: ['session.forbidden', 'surveys.survey_not_found', 'surveys.not_open', 'surveys.sheet_whose', 'surveys.roll_not_found'],
});
const ofSheet = z.object({ surveyId: id, sheet });
export const checkSurveyPaper = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/papers/:sheet/check',
  access: 'session',
  summary: 'Enters a sheet of the control share a second time, by another clerk; both entries are compared',
  params: ofSheet,
  body: z.object({ id, answers }),
  response: paperItem,
  errors: [...paperErrors, 'surveys.sheet_not_found', 'surveys.not_control', 'surveys.own_entry', 'surveys.checked_already'],
});
export const settleSurveyPaper = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/papers/:sheet/settle',
  access: 'session',
  summary: 'Says which of two entries is what stands on the sheet',
  params: ofSheet,
  body: z.object({ id, take: z.enum(['first', 'second']) }),
  response: paperItem,
  errors: ['session.forbidden', 'surveys.survey_not_found', 'surveys.not_open', 'surveys.sheet_not_found', 'surveys.nothing_differs'],
});
