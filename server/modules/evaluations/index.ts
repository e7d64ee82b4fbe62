export { bringEvaluation, type PastEvaluation } from './commands/bring.ts';
