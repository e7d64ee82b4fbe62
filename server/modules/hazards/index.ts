export { addHazards, type PastHazard } from './commands/add-hazards.ts';
