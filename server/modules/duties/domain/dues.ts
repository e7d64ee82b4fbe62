import type { Rhythm } from '#contract/activities/rhythm.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { numberOf } from '#kernel/calendar.ts';
import { type Due, duesBetween } from '#modules/activities/domain/index.ts';

const dayLong = 86_400_000;
/** Days before the end of a window from which its report is asked for. */
export const askedBefore = 14;
/** Windows that are over are looked back at for so long; what is older is not asked for any more. */
const lookBack = 200 * dayLong;

/** The working days of the jurisdiction, by the number of a day. */
interface Working {
  worked(dayNumber: number): boolean;
}
const windows = (rhythm: Rhythm, since: string, from: Date, to: Date, { worked }: Working): Due[] =>
  duesBetween({ ...rhythm, from: since > rhythm.from ? since : rhythm.from }, from, to, worked);

/** The window a day falls into: a report of that day answers it. Null: none. */
export const windowOf = (rhythm: Rhythm | null, since: string, day: string, days: Working): string | null => {
  if (rhythm === null) return null;
  const from = new Date(`${day}T00:00:00+08:00`);
  return windows(rhythm, since, from, new Date(+from + dayLong), days)[0]?.key ?? null;
};

/**
 * The last day of the report that somebody owes: of the newest window that is over and was not answered, else of the one that soon is. Nothing is owed
 * for windows before one that was answered. Null: nothing.
 */
export const reportDue = (rhythm: Rhythm | null, since: string, answered: ReadonlySet<string>, now: Date, days: Working): string | null => {
  if (rhythm === null) return null;
  const all = windows(rhythm, since, new Date(+now - lookBack), now, days);
  const last = all.at(-1);
  const open = last && last.until > now ? last : null;
  const lastDay = ({ until }: Due): string => shanghaiDay(new Date(+until - 1));
  const over = all.findLast(({ until }) => until <= now);
  if (over && !answered.has(over.key) && !(open && answered.has(open.key))) return lastDay(over);
  if (!open || answered.has(open.key)) return null;
  return numberOf(lastDay(open)) - numberOf(shanghaiDay(now)) <= askedBefore ? lastDay(open) : null;
};
