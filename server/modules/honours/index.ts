export { bringHonours, type PastRound } from './commands/bring.ts';
