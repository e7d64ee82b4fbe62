/** What the pages of tasks show; it lives in the address. */
export interface CollectionSearch {
  /** Sheets to fill in, those that were handed in, or tasks. */
  which?: 'mine' | 'told' | 'tasks' | undefined;
  /** The area whose parts are shown. */
  area?: string | undefined;
}

/** Reads an address; what makes no sense is left out. */
export const readCollectionSearch = (raw: Record<string, unknown>): CollectionSearch => {
  const { which, area } = raw;
  return {
    ...((which === 'mine' || which === 'told' || which === 'tasks') && { which }),
    ...((typeof area === 'string' || typeof area === 'number') && { area: String(area).slice(0, 20) }),
  };
};
