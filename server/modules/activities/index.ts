export type { Activities } from './activities.ts';
export type { Acts, KeptAct, TakenAct } from './acts.ts';
export { bringActivities, type PastActivity } from './commands/bring-activities.ts';
export type { Occasions } from './occasions.ts';
export type { RoomKeeper, Rooms } from './rooms.ts';
