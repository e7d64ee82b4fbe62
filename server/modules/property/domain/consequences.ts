import type { CaseState } from '#contract/cases/states.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
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

/** A rectification as far as it tells whether it was done in time. */
export interface Mending {
  readonly state: CaseState;
  /** When its clock runs out; null: none runs. */
  readonly dueAt: Date | null;
  /** The last answer there was: when, and whether its clock held. */
  readonly answer: { readonly at: Date; readonly onTime: boolean | null } | null;
}
/** States in which the next step is the company's; in others the desk's, or the clock stands still. */
const isTheirs = (state: CaseState): boolean => state === 'dispatched' || state === 'handling';
const isTakenBack = (state: CaseState): boolean => state === 'rejected' || state === 'withdrawn';
const isOver = (state: CaseState): boolean => state === 'closed' || state === 'archived';

/**
 * Whether something was mended in time. It was late when the day that the list gave is over and the clock of the case as well, which an extension and a pause
 * move: so nobody is charged with the time of others. What was taken back is nothing to be mended any more.
 * @param dueOn the last day
 */
export const mendedInTime = ({ state, dueAt, answer }: Mending, dueOn: string, now: Date): 'mended' | 'late' | 'waits' => {
  if (isTakenBack(state)) return 'mended';
  if (isTheirs(state)) return shanghaiDay(now) > dueOn && dueAt !== null && dueAt < now ? 'late' : 'waits';
  if (answer === null) return isOver(state) ? 'mended' : 'waits';
  if (shanghaiDay(answer.at) > dueOn && answer.onTime === false) return 'late';
  // what was answered in time may still be sent back by whoever checks it
  return isOver(state) ? 'mended' : 'waits';
};
