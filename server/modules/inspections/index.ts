export { bringChecks, type PastFinding, type PastRound } from './commands/bring.ts';
export { inspectionMeasures } from './measures.ts';
