import { exclusionStates } from '#contract/ratings/exclusions.ts';
import { type RateGroup, rateGroups } from '#contract/ratings/kinds.ts';

/** What the pages of call-backs and rates show; it lives in the address, so that a view can be sent to a colleague. */
export interface RatingSearch {
  /** Of calls, exclusions, spot checks: which of the page's lists. */
  which?: string | undefined;
  by?: RateGroup | undefined;
  area?: string | undefined;
  /** YYYY-MM */
  month?: string | undefined;
  state?: (typeof exclusionStates)[number] | undefined;
  /** The organisation whose record is open. */
  record?: string | undefined;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);
const text = (value: unknown, form: RegExp): string | undefined => {
  const read = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return form.test(read) ? read : undefined;
};

/** Reads an address; what makes no sense is left out. */
export const readRatingSearch = (raw: Record<string, unknown>): RatingSearch => {
  const search: RatingSearch = {
    which: text(raw['which'], /^[a-z_]{1,20}$/),
    by: oneOf(rateGroups, raw['by']),
    area: text(raw['area'], /^\d{1,20}$/),
    month: text(raw['month'], /^20\d\d-(0[1-9]|1[0-2])$/),
    state: oneOf(exclusionStates, raw['state']),
    record: text(raw['record'], /^[0-9a-f-]{36}$/),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
