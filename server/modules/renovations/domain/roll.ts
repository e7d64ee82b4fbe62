/** A flat and who heads its household, as the roll of owners is made of it. */
export interface Owned {
  readonly id: string;
  readonly label: string;
  readonly area: number | null;
  readonly personId: string | null;
  readonly accountId: string | null;
}
export interface RollLine {
  readonly entry: { readonly key: string; readonly heads: number; readonly area: number; readonly ways: ('phone' | 'paper' | 'proxy')[] };
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly label: string;
}

/**
 * The roll of a vote: one entry for each flat with its area. Somebody with several flats is one head (2020 interpretation, art. 9): their first flat has it, the
 * others add their area alone.
 */
export const ownersRoll = (flats: readonly Owned[]): RollLine[] => {
  const counted = new Set<string>();
  return flats.map(({ id, label, area, personId, accountId }) => {
    const again = personId !== null && counted.has(personId);
    if (personId !== null) counted.add(personId);
    return { entry: { key: id, heads: again ? 0 : 1, area: area ?? 0, ways: ['phone', 'paper', 'proxy'] }, accountId, personId, label };
  });
};
