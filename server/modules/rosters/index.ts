export { addRosters, addSwap, type NewRoster } from './commands/add-rosters.ts';
export type { AskDuty, Rosters } from './rosters.ts';
export { minutesByArea as rosterMinutes } from './store/shifts.ts';
