import { covenantViews } from '#contract/covenants/values.ts';

export type View = (typeof covenantViews)[number];
/** What the list of covenants shows; it lives in the address. */
export interface CovenantSearch {
  view?: View | undefined;
  area?: string | undefined;
  kind?: string | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readCovenantSearch = (raw: Record<string, unknown>): CovenantSearch => {
  const view = covenantViews.find((one) => one === raw['view']);
  const area = typeof raw['area'] === 'number' ? String(raw['area']) : raw['area'];
  const kind = raw['kind'];
  return {
    ...(view && { view }),
    ...(typeof area === 'string' && /^\d{6,20}$/.test(area) && { area }),
    ...(typeof kind === 'string' && { kind }),
  };
};
