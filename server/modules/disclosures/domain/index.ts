export { lastOver, nextDay, periodOf } from './periods.ts';
