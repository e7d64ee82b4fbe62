import type { DayHours, WeekHours } from '#contract/places/kinds.ts';
import { weekdayOf } from '#kernel/calendar.ts';

const day = 1440;
/** China has one zone and no summer time: Shanghai is always 8 hours ahead. */
const shanghai = 8 * 60;
/** Days looked ahead for the next change: without holidays a week repeats; no holiday puts one off for longer than a year. */
const [aWeek, aYear] = [8, 400];

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

type Week = NonNullable<WeekHours>;
/** The weekday whose hours a make-up day has: Friday on a Saturday, Monday on a Sunday. */
const workdayNear = (weekday: number): number => (weekday === 5 ? 4 : 0);

/** The times that begin on a day (days since 1970-01-01), in order, in minutes since 1970 in Shanghai; they may reach into the next. */
const spansOf = (hours: Week, dayNumber: number, madeUp: boolean): [from: number, to: number][] =>
  (hours[madeUp ? workdayNear(weekdayOf(dayNumber)) : weekdayOf(dayNumber)] ?? ([] as DayHours))
    .map(([from, to]): [number, number] => {
      const [begin, end] = [dayNumber * day + minuteOf(from), dayNumber * day + minuteOf(to)];
      return [begin, end > begin ? end : end + day];
    })
    .sort((a, b) => a[0] - b[0]);

/**
 * The times that begin on a day and can be used then, in order; what the hours say of two that touch stays two. Days and holidays as in
 * {@link openAt}.
 */
export const openSpans = (
  hours: Week,
  dayNumber: number,
  closed?: (dayNumber: number) => boolean,
  madeUp?: (dayNumber: number) => boolean,
): { from: Date; to: Date }[] =>
  closed?.(dayNumber)
    ? []
    : spansOf(hours, dayNumber, madeUp?.(dayNumber) ?? false).map(([from, to]) => ({
        from: new Date((from - shanghai) * 60_000),
        to: new Date((to - shanghai) * 60_000),
      }));

/** Whether a place is open, and when that changes next; `changesAt` is null when it never does. */
export interface Opening {
  readonly open: boolean;
  readonly changesAt: Date | null;
}

/**
 * Opening at a moment, in Shanghai time. Times that touch or overlap, also over midnight and from Sunday to Monday, are one.
 * @param hours seven days from Monday; seven empty days are never
 * @param closed days (since 1970-01-01) on which nothing begins, as public holidays; what began the evening before goes on to its end
 * @param madeUp days that have the hours of a working day although they are none by their weekday
 */
export function openAt(
  hours: Week,
  moment: Date,
  closed?: (dayNumber: number) => boolean,
  madeUp?: (dayNumber: number) => boolean,
): Opening {
  const now = Math.floor(moment.getTime() / 60_000) + shanghai;
  const after = (minutes: number): Date => new Date((minutes - shanghai) * 60_000);
  const today = Math.floor(now / day);
  // the end of the time that covers this moment, as far as it is known
  let end: number | null = null;
  for (let dayNumber = today - 1; dayNumber <= today + (closed || madeUp ? aYear : aWeek); dayNumber++) {
    if (closed?.(dayNumber)) continue;
    for (const [from, to] of spansOf(hours, dayNumber, madeUp?.(dayNumber) ?? false)) {
      if (end !== null) {
        if (from > end) return { open: true, changesAt: after(end) };
        end = Math.max(end, to);
      } else if (from > now) return { open: false, changesAt: after(from) };
      else if (to > now) end = to;
    }
  }
  return { open: end !== null, changesAt: null };
}
