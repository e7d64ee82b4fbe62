export { answerDemands, postponeDemands, reopenDemands, withdrawDemands, withdrawDemandsAbout } from './closing.ts';
export { addDemands, type PastDemand } from './commands/add-demands.ts';
export type { SelfCheck } from './context.ts';
export type { Demands } from './demands.ts';
export { groundedBetween } from './store/grounded.ts';
