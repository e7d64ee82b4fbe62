import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { id, label } from '../kernel/values.ts';

const count = z.number().int();
const ofSurvey = z.object({ surveyId: id });

const share = count.describe('in hundredths of a per cent');
/** Results of one question. Without a figure of a building where it has too few answers, nor where the rest would give it away. */
export const questionResult = z.object({
  key: z.string(),
  title: label,
  kind: z.enum(['choice', 'number', 'text']),
  several: z.boolean().describe('several options could be chosen'),
  unit: z.enum(['plain', 'money']),
  answered: count,
  options: z.array(z.object({ value: z.string(), label, count, share, margin: share.nullable().describe('of a sample, at 95 per cent') })),
  mean: z.number().nullable(),
  meanMargin: z.number().nullable(),
  median: z.number().nullable(),
  texts: z.array(z.string()).describe('in no order, without names'),
  buildings: z.array(
    z.object({
      id,
      name: z.string(),
      answered: count.nullable(),
      counts: z.array(count).nullable().describe('in the order of the options'),
    }),
  ),
});
export type QuestionResult = z.infer<typeof questionResult>;
export const surveyResults = z.object({
  population: count,
  asked: count,
  answered: count,
  sample: z.boolean(),
  least: count.describe('answers that a figure needs'),
  enough: z.boolean(),
  questions: z.array(questionResult),
});
export type SurveyResults = z.infer<typeof surveyResults>;
export const getSurveyResults = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/results',
  access: 'session',
  summary: 'What was answered, by question: to those who read surveys of the area; to those asked once it is over',
  params: ofSurvey,
  response: surveyResults,
  errors: ['surveys.survey_not_found', 'surveys.results_wait'],
});
export const exportSurveyResults = fileEndpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/results-book',
  access: 'session',
  summary: 'Workbook of the results: figures by question and building, texts in no order',
  params: ofSurvey,
  gives: workbookType,
  errors: ['surveys.survey_not_found', 'surveys.results_wait', 'request.line_full'],
});
