export { bringCovenants, type PastCovenant } from './commands/bring-covenants.ts';
export type { Covenants } from './covenants.ts';
