import type { Marks, Step } from '#contract/credits/scheme.ts';
import type { EntryState, MarkWindow, Sign } from '#contract/credits/values.ts';
import { periodOf } from '#contract/scorecards/values.ts';
import { daysAfter, monthsAfter } from '#kernel/calendar.ts';

/** Of an entry what adds up. */
export interface Marked {
  readonly id: string;
  readonly sign: Sign;
  readonly points: number;
  readonly since: string;
  readonly state: EntryState;
  readonly endedOn: string | null;
  /** Of the scheme it was made under: what follows from it is what that said. */
  readonly version: number;
}
/** What followed from the points of a company. */
export interface Measure extends Pick<Step, 'code' | 'name' | 'act' | 'from'> {
  /** What they added up to. */
  readonly sum: number;
  readonly since: string;
  /** The last day it holds. */
  readonly until: string;
  /** The entry that brought it. */
  readonly entryId: string;
}
const hundredths = (points: number): number => Math.round(points * 100);

/** First and last day of the period a day lies in. */
export const windowOf = (window: MarkWindow, day: string): readonly [first: string, last: string] =>
  window === 'rolling' ? [daysAfter(monthsAfter(day, -12), 1), day] : periodOf(window, day);

/** The bad points that add up on a day, in hundredths: of its period, after the trial, neither withdrawn nor repaired by then. */
const sumOn = ({ window, begins }: Pick<Marks, 'window' | 'begins'>, entries: readonly Marked[], day: string): number => {
  const [first] = windowOf(window, day);
  return entries
    .filter(
      ({ sign, state, since, endedOn }) =>
        sign === 'bad' &&
        state === 'stands' &&
        since >= first &&
        since <= day &&
        (begins === null || since >= begins) &&
        (endedOn === null || endedOn > day),
    )
    .reduce((sum, { points }) => sum + hundredths(points), 0);
};
export const marksOn = (marks: Marks, entries: readonly Marked[], day: string): number => sumOn(marks, entries, day) / 100;

const inOrder = (a: Marked, b: Marked): number => (a.since === b.since ? (a.id < b.id ? -1 : 1) : a.since < b.since ? -1 : 1);

/**
 * What followed from the entries of a company, the newest first: an entry brings every step whose points are reached with it and were not before. Told from the entries
 * alone, so that one withdrawn takes what it brought with it; one repaired later leaves it, and does not add up any more.
 * @param marksOf what the version of the scheme said
 */
export const measuresOf = (entries: readonly Marked[], marksOf: (version: number) => Marks | null): Measure[] => {
  const sorted = entries.toSorted(inOrder);
  return sorted
    .flatMap((one, i): Measure[] => {
      const marks = marksOf(one.version);
      if (marks === null) return [];
      const [before, now] = [sumOn(marks, sorted.slice(0, i), one.since), sumOn(marks, sorted.slice(0, i + 1), one.since)];
      return marks.steps
        .filter(({ from }) => before < hundredths(from) && hundredths(from) <= now)
        .map(({ code, name, act, from, months }) => ({
          ...{ code, name, act, from },
          sum: now / 100,
          since: one.since,
          until: daysAfter(monthsAfter(one.since, months), -1),
          entryId: one.id,
        }));
    })
    .toReversed();
};
