export { bringCovenants, type PastCovenant } from './commands/bring-covenants.ts';
