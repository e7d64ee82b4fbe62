import { type OfferState, offerStates } from '#contract/offers/values.ts';

export const tabs = ['offers', 'merchants', 'vouchers', 'settlements'] as const;

/** What the page of offers shows; it lives in the address. */
export interface OfferSearch {
  tab?: (typeof tabs)[number] | undefined;
  state?: OfferState | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readOfferSearch = (raw: Record<string, unknown>): OfferSearch => {
  const tab = tabs.find((one) => one === raw['tab']);
  const state = offerStates.find((one) => one === raw['state']);
  return { ...(tab && { tab }), ...(state && { state }) };
};
