/** What a register's page shows; it lives in the address, so that a view can be sent to a colleague and kept. */
export interface RegisterSearch {
  q?: string | undefined;
  state?: string | undefined;
  area?: string | undefined;
  /** Conditions on fields as JSON, as the API takes them. */
  where?: string | undefined;
  sort?: string | undefined;
  down?: boolean | undefined;
  /** Grouped by a field, instead of the rows. */
  by?: string | undefined;
  /** The row that stands open. */
  row?: string | undefined;
}

/** Reads an address; what makes no sense is left out. */
export const readRegisterSearch = (raw: Record<string, unknown>): RegisterSearch => {
  const text = (key: string, max: number): string | undefined => {
    const value = raw[key];
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value).slice(0, max) : undefined;
  };
  const where = raw['where'];
  const search: RegisterSearch = {
    q: text('q', 60),
    state: text('state', 40),
    area: text('area', 20),
    where: Array.isArray(where) ? JSON.stringify(where).slice(0, 4000) : text('where', 4000),
    sort: text('sort', 40),
    down: raw['down'] === true || raw['down'] === 'true' ? true : undefined,
    by: text('by', 40),
    row: text('row', 36),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};
