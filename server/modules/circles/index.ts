export { addCircles, type PastCircle } from './commands/add-circles.ts';
