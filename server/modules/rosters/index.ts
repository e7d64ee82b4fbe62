export { addRosters, addSwap, type NewRoster } from './commands/add-rosters.ts';
export type { Rosters } from './rosters.ts';
