import { type VoteState, voteStates } from '#contract/votes/shapes.ts';

/** What the list of votes shows; it lives in the address. */
export interface VoteSearch {
  state?: VoteState | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readVoteSearch = (raw: Record<string, unknown>): VoteSearch => {
  const state = voteStates.find((one) => one === raw['state']);
  return state ? { state } : {};
};
