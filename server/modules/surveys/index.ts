export { addPastSurvey } from './commands/add-past.ts';
