/** What the page of grids shows: an area, one of the areas below it, or a drawing of them. It lives in the address. */
export interface GridsSearch {
  /** Code of the area whose children are shown. */
  area?: string;
  /** Code of the child that is looked at. */
  grid?: string;
  /** Id of a drawing. */
  draft?: string;
}

const code = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{2,17}$/.test(text) ? text : undefined;
};

/** Reads the choice from an address; what makes no sense is left out. */
export const readGridsSearch = (raw: Record<string, unknown>): GridsSearch => {
  const draft = typeof raw['draft'] === 'string' && /^[0-9a-f-]{36}$/.test(raw['draft']) ? raw['draft'] : undefined;
  const search: GridsSearch = {};
  const area = code(raw['area']);
  const grid = code(raw['grid']);
  if (area) search.area = area;
  if (grid) search.grid = grid;
  if (draft) search.draft = draft;
  return search;
};
