import { type DisputeKind, disputeKindSet, disputeStates } from '#contract/disputes/kinds.ts';
import { kindsIn } from '../../app/kinds.ts';

/** What the ledger and its figures show; it lives in the address, so that a view can be sent to a colleague. */
export interface DisputeSearch {
  state?: (typeof disputeStates)[number] | undefined;
  kind?: DisputeKind | undefined;
  area?: string | undefined;
  mine?: true | undefined;
  from?: string | undefined;
  to?: string | undefined;
}
const dayIn = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);

/** Reads an address; what makes no sense is left out. */
export const readDisputeSearch = (raw: Record<string, unknown>): DisputeSearch => {
  const area = raw['area'];
  const search: DisputeSearch = {
    state: disputeStates.find((one) => one === raw['state']),
    kind: kindsIn(disputeKindSet, raw['kind'])[0],
    area: typeof area === 'string' || typeof area === 'number' ? String(area).slice(0, 20) : undefined,
    mine: raw['mine'] === true ? true : undefined,
    from: dayIn(raw['from']),
    to: dayIn(raw['to']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
