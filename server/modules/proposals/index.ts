export { bringProposals, type PastProposal } from './commands/bring-proposals.ts';
export type { Proposals } from './proposals.ts';
export type { ProposalForMeeting } from './queries/for-meetings.ts';
