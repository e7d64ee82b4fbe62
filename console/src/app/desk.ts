/** Order of the rows on the desk, so that the case page can offer the next one. */
let order: readonly string[] = [];

/** Tells which cases the desk shows now, from the top. */
export const setDeskOrder = (ids: readonly string[]): void => {
  order = ids;
};

/** The case below this one on the desk (or the first one when this is the last or not there); null when there is no other. */
export const nextOnDesk = (caseId: string): string | null => {
  const at = order.indexOf(caseId);
  return order.slice(at + 1).at(0) ?? order.find((id) => id !== caseId) ?? null;
};
