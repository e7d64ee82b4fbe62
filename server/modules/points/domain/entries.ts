import type { LastDay, Lot } from './lots.ts';

/** Points of an account until a day, free or put aside by a hold. */
export interface Place {
  readonly account: string;
  readonly day: LastDay;
  readonly held: boolean;
}

/** Points that go from one place to another: what one has less the other has more. */
export interface Entry {
  readonly from: Place;
  readonly to: Place;
  readonly points: number;
}

/** What entries change in one lot. */
export interface Change {
  readonly account: string;
  readonly day: LastDay;
  available: number;
  held: number;
}

/** What entries come to, lot by lot, in the order of accounts and days. */
export const changesOf = (entries: readonly Entry[]): Change[] => {
  const changes = new Map<string, Change>();
  const add = ({ account, day, held }: Place, points: number): void => {
    const key = `${account} ${day}`;
    const change = changes.get(key) ?? { account, day, available: 0, held: 0 };
    change[held ? 'held' : 'available'] += points;
    changes.set(key, change);
  };
  for (const { from, to, points } of entries) {
    add(from, -points);
    add(to, points);
  }
  return [...changes.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
};

/** Entries that carry what lots give over to days, in the order of both; as many points as both name. */
export const carry = (from: { account: string; lots: readonly Lot[] }, to: { account: string; lots: readonly Lot[] }): Entry[] => {
  const entries: Entry[] = [];
  const [giving, taking] = [from.lots.map((lot) => ({ ...lot })), to.lots.map((lot) => ({ ...lot }))];
  for (let [i, j] = [0, 0]; i < giving.length && j < taking.length; ) {
    const [give, take] = [giving[i], taking[j]] as [{ lastDay: LastDay; points: number }, { lastDay: LastDay; points: number }];
    const points = Math.min(give.points, take.points);
    if (points > 0)
      entries.push({
        from: { account: from.account, day: give.lastDay, held: false },
        to: { account: to.account, day: take.lastDay, held: false },
        points,
      });
    give.points -= points;
    take.points -= points;
    if (give.points === 0) i++;
    if (take.points === 0) j++;
  }
  return entries;
};
