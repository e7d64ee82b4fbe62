import type { Item, Scheme } from '#contract/credits/scheme.ts';
import { daysAfter, monthsAfter } from '#kernel/calendar.ts';

/** How long an entry lives, and when it can be repaired. */
export interface Life {
  readonly since: string;
  /** The last day it is shown and counted. */
  readonly until: string;
  readonly tillMended: boolean;
  /** The first day on which a repair can be applied for and granted; null for good ones. */
  readonly repairFrom: string | null;
}

/**
 * An entry lives as long as it says, else as long as its item, a grave one until it is mended – but none longer than the scheme shows any. A bad one can be
 * repaired once it was shown for the shortest time: shown from 30 November on, for three months, that is from 28 February on.
 * @param stated the last day it says itself; null: it says none
 */
export const lifeOf = (
  { sign, months, grave }: Pick<Item, 'sign' | 'months' | 'grave'>,
  { shown, shownGrave, shownMost }: Pick<Scheme, 'shown' | 'shownGrave' | 'shownMost'>,
  since: string,
  stated: string | null,
): Life => {
  const lastOf = (n: number): string => daysAfter(monthsAfter(since, n), -1);
  const most = lastOf(shownMost);
  const tillMended = sign === 'bad' && grave && stated === null;
  const wanted = stated ?? (tillMended ? most : lastOf(months));
  return {
    since,
    until: [wanted, most].sort()[0] ?? most,
    tillMended,
    repairFrom: sign === 'bad' ? monthsAfter(since, grave ? shownGrave : shown) : null,
  };
};
