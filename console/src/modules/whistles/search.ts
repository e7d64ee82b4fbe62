import { type WhistleKind, whistleKindSet, whistleStates } from '#contract/whistles/kinds.ts';
import { kindsIn } from '../../app/kinds.ts';

export const whiches = ['to_us', 'from_us', 'all'] as const;

/** What the pages of whistles show; it lives in the address, so that a view can be sent to a colleague. */
export interface WhistleSearch {
  which?: (typeof whiches)[number] | undefined;
  state?: (typeof whistleStates)[number] | undefined;
  kind?: WhistleKind | undefined;
  area?: string | undefined;
  /** Days of the records, YYYY-MM-DD. */
  from?: string | undefined;
  to?: string | undefined;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);
const dayIn = (value: unknown): string | undefined => (typeof value === 'string' && /^20\d\d-\d\d-\d\d$/.test(value) ? value : undefined);

/** Reads an address; what makes no sense is left out. */
export const readWhistleSearch = (raw: Record<string, unknown>): WhistleSearch => {
  const area = raw['area'];
  const search: WhistleSearch = {
    which: oneOf(whiches, raw['which']),
    state: oneOf(whistleStates, raw['state']),
    kind: kindsIn(whistleKindSet, raw['kind'])[0],
    area: typeof area === 'string' || typeof area === 'number' ? String(area).slice(0, 20) : undefined,
    from: dayIn(raw['from']),
    to: dayIn(raw['to']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
