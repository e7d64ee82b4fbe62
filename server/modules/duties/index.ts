export { bringDuties, type PastHolder } from './commands/bring-duties.ts';
export { usualRhythm } from './domain/usual.ts';
export { bringThanks, type PastThanks } from './thanks/bring.ts';
export type { ThankedSource } from './thanks/subjects.ts';
