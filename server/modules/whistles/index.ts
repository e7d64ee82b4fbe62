export { addWhistles, type PastWhistle } from './commands/add-whistles.ts';
