export { addPastSurvey, type PastSurvey } from './commands/add-past.ts';
export type { SurveyOutcome, Surveys } from './surveys.ts';
