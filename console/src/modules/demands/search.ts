import { type DemandKind, demandKinds, demandStates } from '#contract/demands/kinds.ts';

export const whiches = ['to_me', 'from_me', 'level', 'complaints'] as const;
export type Which = (typeof whiches)[number];

/** What the pages of demands show; it lives in the address, so that a view can be sent to a colleague. */
export interface DemandSearch {
  which?: Which | undefined;
  state?: (typeof demandStates)[number] | undefined;
  kind?: DemandKind | undefined;
  area?: string | undefined;
  q?: string | undefined;
  /** The demand that is open beside the list. */
  demand?: string | undefined;
  /** YYYY-MM */
  month?: string | undefined;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);
const text = (value: unknown, max: number): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, max) || undefined : undefined;

/** Reads an address; what makes no sense is left out. */
export const readDemandSearch = (raw: Record<string, unknown>): DemandSearch => {
  const month = text(raw['month'], 7);
  const search: DemandSearch = {
    which: oneOf(whiches, raw['which']),
    state: oneOf(demandStates, raw['state']),
    kind: oneOf(demandKinds, raw['kind']),
    area: text(raw['area'], 20),
    q: text(raw['q'], 50),
    demand: text(raw['demand'], 36),
    month: month && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
