export { standingOf } from './grading.ts';
