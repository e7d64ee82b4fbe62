/** A building with the keys of those who could be asked there. */
export interface Stratum {
  readonly buildingId: string;
  readonly keys: readonly string[];
}

/**
 * How many are asked in each building, so that each has its share of the sample: whole shares first, what is left to the largest remainders, in the
 * order given where they are equal.
 * @param sizes how many live in each
 * @param size of the sample; more than there are asks everybody
 */
export const allot = (sizes: readonly number[], size: number): number[] => {
  const all = sizes.reduce((a, b) => a + b, 0);
  if (size >= all) return [...sizes];
  const whole = sizes.map((n) => Math.floor((n * size) / all));
  const left = size - whole.reduce((a, b) => a + b, 0);
  const remainders = sizes.map((n, at) => ({ at, rest: (n * size) % all })).sort((a, b) => b.rest - a.rest || a.at - b.at);
  const more = new Set(remainders.slice(0, left).map(({ at }) => at));
  return whole.map((n, at) => n + (more.has(at) ? 1 : 0));
};

/**
 * Draws a sample by building. The same ranks draw the same, whoever draws and however the register is sorted.
 * @param rankOf a number or text that nobody can foresee, made of the seed and the key
 * @returns keys asked, by building in the order given
 */
export const draw = (strata: readonly Stratum[], size: number | null, rankOf: (key: string) => string): string[][] => {
  const counts =
    size === null
      ? strata.map(({ keys }) => keys.length)
      : allot(
          strata.map(({ keys }) => keys.length),
          size,
        );
  return strata.map(({ keys }, at) => {
    const ranked = keys.map((key) => ({ key, rank: rankOf(key) }));
    return ranked
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .slice(0, counts[at])
      .map(({ key }) => key);
  });
};
