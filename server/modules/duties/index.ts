export { bringDuties, type PastHolder } from './commands/bring-duties.ts';
export { usualRhythm } from './domain/usual.ts';
export type { ThankedSource } from './thanks/subjects.ts';
