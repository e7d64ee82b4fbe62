import { type PlaceKind, placeKindSet } from '#contract/places/kinds.ts';
import { kindsIn } from '../../../app/kinds.ts';

/** What the page of places shows; it lives in the address, so that a view can be sent to a colleague. */
export interface PlacesSearch {
  tab?: 'circle';
  area?: string;
  kind?: PlaceKind[];
  q?: string;
  state?: 'closed' | 'all';
  incomplete?: true;
  /** Of the service circle; 15 when absent. */
  minutes?: 10;
}

const text = (value: unknown, max: number): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, max) || undefined : undefined;

/** Reads the page's choices from an address; what makes no sense is left out. */
export const readPlacesSearch = (raw: Record<string, unknown>): PlacesSearch => {
  const kinds = kindsIn(placeKindSet, raw['kind']);
  const search = {
    tab: raw['tab'] === 'circle' ? 'circle' : undefined,
    area: text(raw['area'], 20),
    kind: kinds.length > 0 ? kinds : undefined,
    q: text(raw['q'], 40),
    state: raw['state'] === 'closed' || raw['state'] === 'all' ? raw['state'] : undefined,
    incomplete: raw['incomplete'] === true || raw['incomplete'] === 'true' ? true : undefined,
    minutes: Number(raw['minutes']) === 10 ? 10 : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as PlacesSearch;
};
