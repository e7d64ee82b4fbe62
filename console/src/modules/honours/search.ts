import { type HonourView, honourViews } from '#contract/honours/values.ts';

/** What the list of honours shows; it lives in the address. */
export interface HonourSearch {
  view?: HonourView | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readHonourSearch = (raw: Record<string, unknown>): HonourSearch => {
  const view = honourViews.find((one) => one === raw['view']);
  return { ...(view && { view }) };
};
