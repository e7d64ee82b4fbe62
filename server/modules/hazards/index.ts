export { addHazards, type PastHazard } from './commands/add-hazards.ts';
export type { Hazards } from './hazards.ts';
