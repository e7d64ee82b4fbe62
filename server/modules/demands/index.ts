export { answerDemands, withdrawDemands } from './closing.ts';
export type { Demands } from './demands.ts';
