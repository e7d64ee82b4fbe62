/** Ways to look at the rows of a register. */
export const views = ['table', 'cards', 'board', 'calendar', 'map', 'groups'] as const;
export type View = (typeof views)[number];

/** What a register's page shows; it lives in the address, so that a view can be sent to a colleague and kept. */
export interface RegisterSearch {
  q?: string | undefined;
  state?: string | undefined;
  area?: string | undefined;
  /** Conditions on fields as JSON, as the API takes them. */
  where?: string | undefined;
  sort?: string | undefined;
  down?: boolean | undefined;
  /** Left out: the table. */
  view?: Exclude<View, 'table'> | undefined;
  /** Columns in their order, each with its width in pixels where it was set: `staff.120,kind`. */
  cols?: string | undefined;
  /** The date the calendar stands on, and its month, `2026-11`. */
  on?: string | undefined;
  month?: string | undefined;
  /** By what rows are counted; left out: by their state. */
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
    view: views.find((one) => one !== 'table' && one === raw['view']) as RegisterSearch['view'],
    cols: text('cols', 2000),
    on: text('on', 40),
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(String(raw['month'])) ? String(raw['month']) : undefined,
    by: text('by', 40),
    row: text('row', 36),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
};

/** What is left of an address when another view is opened: the row that stood open is not part of it. */
export const viewOf = ({ row: _, ...view }: RegisterSearch): RegisterSearch => view;
