export { addPastRenovation, addPastSurveyOf } from './commands/add-past.ts';
export { askForm } from './domain/forms.ts';
