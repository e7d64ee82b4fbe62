/** What the list of persons shows; it lives in the address. */
export interface PersonSearch {
  readonly q?: string | undefined;
  readonly area?: string | undefined;
}

/** Reads an address; what makes no sense is left out. */
export const readPersonSearch = (raw: Record<string, unknown>): PersonSearch => {
  const text = (value: unknown, max: number): string | undefined =>
    typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, max) || undefined : undefined;
  const [q, area] = [text(raw['q'], 40), text(raw['area'], 20)];
  return { ...(q && { q }), ...(area && { area }) };
};
