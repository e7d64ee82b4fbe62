/** What the pages of patrols show; it lives in the address, so that a view can be sent to a colleague. */
export interface PatrolSearch {
  area?: string | undefined;
  /** Days of figures, YYYY-MM-DD. */
  from?: string | undefined;
  until?: string | undefined;
  by?: 'route' | 'grid' | 'community' | undefined;
  only?: 'doubts' | 'problems' | undefined;
}
const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);
const dayIn = (value: unknown): string | undefined => (typeof value === 'string' && /^20\d\d-\d\d-\d\d$/.test(value) ? value : undefined);

/** Reads an address; what makes no sense is left out. */
export const readPatrolSearch = (raw: Record<string, unknown>): PatrolSearch => {
  const area = raw['area'];
  const search: PatrolSearch = {
    area: typeof area === 'string' || typeof area === 'number' ? String(area).slice(0, 20) : undefined,
    from: dayIn(raw['from']),
    until: dayIn(raw['until']),
    by: oneOf(['route', 'grid', 'community'], raw['by']),
    only: oneOf(['doubts', 'problems'], raw['only']),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
