export { addPastAssembly, addPastEstate, type PastEstate } from './commands/add-past.ts';
