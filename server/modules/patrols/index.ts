export { addPatrols, type PastPatrols } from './commands/add-patrols.ts';
