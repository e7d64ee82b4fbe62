import { occupancySet, useSet } from '#contract/households/kinds.ts';
import { kindsIn } from '../../../app/kinds.ts';

/** What the page of buildings and households shows; it lives in the address. */
export interface HouseholdsSearch {
  tab?: 'buildings' | 'sums';
  area?: string;
  q?: string;
  use?: string[];
  occupancy?: string[];
  headless?: true;
  /** The building that is open, or whose households are listed with `inside`. */
  building?: string;
  household?: string;
}

const id = (value: unknown): string | undefined => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined);

/** Reads the page's choices from an address; what makes no sense is left out. */
export const readHouseholdsSearch = (raw: Record<string, unknown>): HouseholdsSearch => {
  const uses = kindsIn(useSet, raw['use']);
  const occupancies = kindsIn(occupancySet, raw['occupancy']);
  const search = {
    tab: raw['tab'] === 'buildings' || raw['tab'] === 'sums' ? raw['tab'] : undefined,
    area: /^\d{2,17}$/.test(String(raw['area'] ?? '')) ? String(raw['area']) : undefined,
    q: typeof raw['q'] === 'string' || typeof raw['q'] === 'number' ? String(raw['q']).slice(0, 60) || undefined : undefined,
    use: uses.length > 0 ? uses : undefined,
    occupancy: occupancies.length > 0 ? occupancies : undefined,
    headless: raw['headless'] === true || raw['headless'] === 'true' ? true : undefined,
    building: id(raw['building']),
    household: id(raw['household']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as HouseholdsSearch;
};
