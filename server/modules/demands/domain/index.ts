export { dayAfter } from './days.ts';
