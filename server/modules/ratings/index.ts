export { draw } from './commands/draw-spot-checks.ts';
export { decidersOf } from './domain/chain-of-levels.ts';
export { ratingMeasures } from './measures.ts';
export { dayAhead } from './rulings.ts';
export { endExclusion, insertDecision, insertExclusion } from './store/exclusions.ts';
export { rememberCallBacks, unsatisfiedOnes } from './store/past.ts';
export { pageOpenChecks, setFound } from './store/spot-checks.ts';
