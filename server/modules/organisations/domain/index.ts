export { keyOf } from './sheet-plan.ts';
