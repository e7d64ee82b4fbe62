export { addVotes } from './commands/add-votes.ts';
export type { Reassigned } from './commands/reassign.ts';
export type { Running } from './context.ts';
export { findEntry, type RollItem } from './store/roll.ts';
export type { VoteLine, VoteRecord } from './store/votes.ts';
export type { Subject } from './subjects.ts';
export type { Votes } from './votes.ts';
