import { type OrganisationKind, organisationKindSet } from '#contract/organisations/kinds.ts';
import { kindsIn } from '../../../app/kinds.ts';

/** What the organisation pages show; it lives in the address, so that a view can be sent to a colleague. */
export interface OrganisationSearch {
  area?: string | undefined;
  q?: string | undefined;
  kind?: OrganisationKind[] | undefined;
  /** The map as a nested list or not; left open, a phone begins with the list. */
  list?: boolean | undefined;
  /** Agreements: all of them instead of those to be reminded of. */
  all?: boolean | undefined;
}

/** Reads an address; what makes no sense is left out. */
export const readOrganisationSearch = (raw: Record<string, unknown>): OrganisationSearch => {
  const kinds = kindsIn(organisationKindSet, raw['kind']);
  const text = (value: unknown, max: number): string | undefined =>
    typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, max) || undefined : undefined;
  const search: OrganisationSearch = {
    area: text(raw['area'], 20),
    q: text(raw['q'], 80),
    kind: kinds.length > 0 ? kinds : undefined,
    list: typeof raw['list'] === 'boolean' ? raw['list'] : undefined,
    all: raw['all'] === true || undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
