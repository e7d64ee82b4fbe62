import { type ArchiveClass, classes } from '#contract/archive/classes.ts';

export const tabs = ['files', 'erasures', 'roots'] as const;
/** What the page of the archive shows; it lives in the address. */
export interface ArchiveSearch {
  tab?: (typeof tabs)[number] | undefined;
  area?: string | undefined;
  q?: string | undefined;
  class?: ArchiveClass | undefined;
  state?: 'kept' | 'erased' | undefined;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);

/** Reads an address; what makes no sense is left out. */
export const readArchiveSearch = (raw: Record<string, unknown>): ArchiveSearch => {
  const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  const search: ArchiveSearch = {
    tab: oneOf(tabs, raw['tab']),
    area: /^\d{2,17}$/.test(text(raw['area'])) ? text(raw['area']) : undefined,
    q: text(raw['q']).slice(0, 30) || undefined,
    class: oneOf(classes, raw['class']),
    state: oneOf(['kept', 'erased'] as const, raw['state']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
