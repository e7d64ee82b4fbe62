import { expiringHolders, type HolderType } from '#contract/points/values.ts';

/** A day in Shanghai, `YYYY-MM-DD`, or `infinity` for points that do not expire. Both compare as text. */
export type LastDay = string;
export const never: LastDay = 'infinity';

/** Points of one account that can be spent until the same day. */
export interface Lot {
  readonly lastDay: LastDay;
  readonly points: number;
}

/**
 * Takes points out of lots: those that expire first, first; none whose day has passed.
 * @param lots in any order  @param today the day of the spending
 * @returns what is taken from which lot, or null where there is not enough
 */
export const takeOldest = (lots: readonly Lot[], points: number, today: string): Lot[] | null => {
  const taken: Lot[] = [];
  let rest = points;
  for (const { lastDay, points: there } of lots
    .filter((lot) => lot.lastDay >= today && lot.points > 0)
    .sort((a, b) => (a.lastDay < b.lastDay ? -1 : 1))) {
    if (rest === 0) break;
    const part = Math.min(there, rest);
    taken.push({ lastDay, points: part });
    rest -= part;
  }
  return rest === 0 ? taken : null;
};

/** The last day points have with whoever gets them: never later than with whoever gives them, and none where points do not expire. */
export const dayWith = (to: HolderType, given: LastDay, before: LastDay): LastDay =>
  expiringHolders.includes(to) ? (given < before ? given : before) : never;

export const totalOf = (lots: readonly Lot[]): number => lots.reduce((sum, { points }) => sum + points, 0);

/**
 * Takes points back out of lots, as far as they are there: first of the days they had come with, then those that expire first. Somebody who spent
 * them has spent, by the rule of the oldest, what others brought instead.
 */
export const takeBack = (lots: readonly Lot[], wanted: readonly Lot[]): Lot[] => {
  const left = new Map(lots.map(({ lastDay, points }) => [lastDay, points]));
  const taken: Lot[] = [];
  const take = (lastDay: LastDay, most: number): number => {
    const points = Math.min(left.get(lastDay) ?? 0, most);
    if (points > 0) {
      taken.push({ lastDay, points });
      left.set(lastDay, (left.get(lastDay) ?? 0) - points);
    }
    return points;
  };
  let rest = 0;
  for (const { lastDay, points } of wanted) rest += points - take(lastDay, points);
  for (const day of [...left.keys()].sort()) rest -= take(day, rest);
  return taken;
};
