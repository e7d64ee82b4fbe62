import { type DisclosureKind, type DisclosureState, disclosureKinds, disclosureStates } from '#contract/disclosures/values.ts';

export const tabs = ['list', 'calendar', 'accounts'] as const;
export type Tab = (typeof tabs)[number];

/** What the page of disclosures shows; it lives in the address. */
export interface DisclosureSearch {
  tab?: Tab | undefined;
  area?: string | undefined;
  kind?: DisclosureKind | undefined;
  state?: DisclosureState | undefined;
  objections?: 'open' | 'inquiry' | undefined;
}
const one = <T extends string>(of: readonly T[], value: unknown): T | undefined => of.find((known) => known === value);

/** Reads an address; what makes no sense is left out. */
export const readDisclosureSearch = (raw: Record<string, unknown>): DisclosureSearch => {
  const search: DisclosureSearch = {
    tab: one(tabs, raw['tab']),
    area: /^\d{2,17}$/.test(String(raw['area'] ?? '')) ? String(raw['area']) : undefined,
    kind: one(disclosureKinds, raw['kind']),
    state: one(disclosureStates, raw['state']),
    objections: one(['open', 'inquiry'] as const, raw['objections']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
