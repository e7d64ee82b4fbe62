export { bringCard } from './commands/bring.ts';
export type { Fact } from './domain/figures.ts';
export type { Asked, Measure } from './sources.ts';
