import type { VoteState } from '#contract/votes/shapes.ts';

/** What the list of votes shows; it lives in the address. */
export interface VoteSearch {
  area?: string | undefined;
  state?: VoteState | undefined;
}
/** Said here as well: the contract's would bring its schemas along to every page. */
const states: readonly VoteState[] = ['open', 'counting', 'closed', 'void'];
/** Reads an address; what makes no sense is left out. */
export const readVoteSearch = (raw: Record<string, unknown>): VoteSearch => {
  const state = states.find((one) => one === raw['state']);
  const area = String(raw['area'] ?? '');
  return { ...(/^\d{6,20}$/.test(area) && { area }), ...(state && { state }) };
};
