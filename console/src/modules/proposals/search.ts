import { type ProposalView, proposalViews } from '#contract/proposals/values.ts';

/** What the list of proposals shows; it lives in the address. */
export interface ProposalSearch {
  view?: ProposalView | undefined;
  area?: string | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readProposalSearch = (raw: Record<string, unknown>): ProposalSearch => {
  const view = proposalViews.find((one) => one === raw['view']);
  const area = typeof raw['area'] === 'number' ? String(raw['area']) : raw['area'];
  return { ...(view && { view }), ...(typeof area === 'string' && /^\d{6,20}$/.test(area) && { area }) };
};
