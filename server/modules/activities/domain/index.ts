export { doubtsOfPlace, doubtsOfTime, timeOfAct } from './act.ts';
export { type Due, duesBetween, duesOf } from './rhythm.ts';
