export type { Rosters } from './rosters.ts';
