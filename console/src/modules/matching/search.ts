/** Which need is looked at, and what the list shows. */
export interface MatchingSearch {
  need?: string | undefined;
  q?: string | undefined;
}
export const readMatchingSearch = (raw: Record<string, unknown>): MatchingSearch => {
  const text = (key: string): string | undefined => (raw[key] === undefined || raw[key] === '' ? undefined : String(raw[key]));
  return { need: text('need'), q: text('q') };
};
