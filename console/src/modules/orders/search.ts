import { stands, whats } from '#contract/orders/values.ts';

/** What the page of orders shows; it lives in the address. */
export interface OrderSearch {
  stand?: (typeof stands)[number] | undefined;
  what?: (typeof whats)[number] | undefined;
  area?: string | undefined;
}
/** Reads an address; what makes no sense is left out. */
export const readOrderSearch = (raw: Record<string, unknown>): OrderSearch => {
  const stand = stands.find((one) => one === raw['stand']);
  const what = whats.find((one) => one === raw['what']);
  const area = /^\d{6,20}$/.exec(String(raw['area'] ?? ''))?.[0];
  return { ...(stand && { stand }), ...(what && { what }), ...(area && { area }) };
};
