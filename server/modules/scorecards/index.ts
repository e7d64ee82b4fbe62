export { bringCard } from './commands/bring.ts';
export type { Fact } from './domain/figures.ts';
export type { Asked, Days, Measure, Sources, Subject } from './sources.ts';
