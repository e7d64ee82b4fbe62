export { type AccountsPeriod, lastOver, nextDay, periodOf } from './periods.ts';
