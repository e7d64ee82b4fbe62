export { bringProposals, type PastProposal } from './commands/bring-proposals.ts';
