import { type PledgeKind, pledgeKindSet } from '#contract/circles/kinds.ts';
import { kindsIn } from '../../app/kinds.ts';

/** What the list of merchants shows; it lives in the address. */
export interface CircleSearch {
  circle?: string | undefined;
  pledge?: PledgeKind | undefined;
  model?: true | undefined;
  q?: string | undefined;
}

/** Reads an address; what makes no sense is left out. */
export const readCircleSearch = (raw: Record<string, unknown>): CircleSearch => {
  const search: CircleSearch = {
    circle: typeof raw['circle'] === 'string' ? raw['circle'].slice(0, 40) : undefined,
    pledge: kindsIn(pledgeKindSet, raw['pledge'])[0],
    model: raw['model'] === true ? true : undefined,
    q: typeof raw['q'] === 'string' || typeof raw['q'] === 'number' ? String(raw['q']).slice(0, 40) || undefined : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
