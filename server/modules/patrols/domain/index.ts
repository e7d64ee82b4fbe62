export { roundsBetween } from './rounds.ts';
