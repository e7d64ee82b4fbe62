import { type Stage, stages } from '#contract/renovations/kinds.ts';

/** What the list of renovations shows; it lives in the address. */
export interface RenovationSearch {
  stage?: Stage | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readRenovationSearch = (raw: Record<string, unknown>): RenovationSearch => {
  const stage = stages.find((one) => one === raw['stage']);
  return stage ? { stage } : {};
};
