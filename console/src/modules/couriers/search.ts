/** What the board of stations shows; it lives in the address. */
export interface StationSearch {
  readonly area?: string | undefined;
}
export const readStationSearch = (raw: Record<string, unknown>): StationSearch => {
  const area = raw['area'];
  return typeof area === 'string' || typeof area === 'number' ? { area: String(area).slice(0, 20) } : {};
};
