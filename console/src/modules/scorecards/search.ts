/** What the list of periods is narrowed to. */
export interface RunSearch {
  card?: string | undefined;
}
export const readRunSearch = ({ card }: Record<string, unknown>): RunSearch =>
  typeof card === 'string' && /^[a-z][a-z0-9_]{0,39}$/.test(card) ? { card } : {};
