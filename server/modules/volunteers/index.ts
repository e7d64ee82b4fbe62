export type { Hours } from './hours.ts';
export { tellNeeded, unreadiness } from './ready.ts';
export { bringHours, type PastHours } from './store/bring.ts';
export type { Volunteers } from './volunteers.ts';
