export { addPastRenovation, addPastSurveyOf, type PastRenovation } from './commands/add-past.ts';
export { askForm } from './domain/forms.ts';
