import type { ConsequenceRule } from '#contract/property/consequences.ts';
import type { ListKind } from '#contract/property/values.ts';
import { daysAfter } from '#kernel/calendar.ts';

/** Who stood on which list in a period. */
export type Listed = ReadonlyMap<string, ListKind>;
export interface PeriodLists {
  readonly first: string;
  readonly last: string;
  readonly lists: Listed;
}

/** Periods in a row up to this one in which a subject stood on the same list. @param before periods before it, the newest first */
export const runningOn = (subject: string, list: ListKind, now: Pick<PeriodLists, 'first'>, before: readonly PeriodLists[]): number => {
  let [running, first] = [1, now.first];
  for (const one of before) {
    if (daysAfter(one.last, 1) !== first || one.lists.get(subject) !== list) break;
    running += 1;
    first = one.first;
  }
  return running;
};

/** What follows for a subject by the rules. */
export const following = (list: ListKind, running: number, rules: readonly ConsequenceRule[]): ConsequenceRule[] =>
  rules.filter((rule) => rule.list === list && running >= rule.running);
