import { createHash } from 'node:crypto';
import { isInSeason, readWorkingTime, type Shift, standardHours, type WorkingTime } from '#contract/cases/working-time.ts';
import { calendarVersion, isWorkday, numberOf } from '#kernel/calendar.ts';
import type { Limit, TimeUnit } from './case-file.ts';

/**
 * Working time: Chinese working days (public holidays out, make-up days in, then what the jurisdiction arranged otherwise), in Asia/Shanghai
 * in the hours the limit was given with. One working day is one such day. Shanghai has had no summer time since 1991, so its offset is constant.
 */
const offset = 8 * 3_600_000;
const minute = 60_000;
const day = 86_400_000;

/** A day a jurisdiction works, or has off, otherwise than the country. */
export interface OwnDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly works: boolean;
}

/**
 * The one text of hours and of days arranged otherwise, as limits keep it: `08:30-12:00 14:00-17:30 | +2026-10-10 -2026-10-12`. A limit that
 * carries it can be counted by anybody, whatever the calendar has become since. Undefined: standard hours, and days as in the whole country.
 * @param days in order
 */
export const shiftsText = (hours: string, days: readonly OwnDay[]): string | undefined => {
  if (days.length === 0) return hours === standardHours ? undefined : hours;
  return `${hours} | ${days.map(({ day: date, works }) => `${works ? '+' : '-'}${date}`).join(' ')}`;
};

interface Arranged extends WorkingTime {
  readonly worked: (dayNumber: number) => boolean;
}
const read = new Map<string, Arranged>();
/** Hours and days by their text; few are ever in use. */
const arrangedBy = (text: string = standardHours): Arranged => {
  const known = read.get(text);
  if (known) return known;
  const [hoursText = '', daysText = ''] = text.split(' | ');
  const hours = readWorkingTime(hoursText);
  if (!hours) throw new Error(`not working time: ${text}`);
  const own = new Map(daysText.split(' ').map((one) => [numberOf(one.slice(1)), one.startsWith('+')]));
  const arranged = { ...hours, worked: (dayNumber: number): boolean => own.get(dayNumber) ?? isWorkday(dayNumber) };
  read.set(text, arranged);
  return arranged;
};
const shiftsOn = ({ shifts, seasons }: WorkingTime, dayNumber: number): readonly Shift[] => {
  if (seasons.length === 0) return shifts;
  const date = new Date(dayNumber * day);
  const inYear = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  return seasons.find((season) => isInSeason(inYear, season))?.shifts ?? shifts;
};

/** Names what deadlines are counted by: the arrangement of holidays, and the hours and own days where they are not the standard ones. */
export const countedBy = (shifts: string | undefined): string => {
  if (shifts === undefined) return calendarVersion;
  return `${calendarVersion} ${shifts.includes('|') ? createHash('sha256').update(shifts).digest('hex').slice(0, 8) : shifts}`;
};

/** Whether a unit counts days and nights, holidays too. */
const isRoundTheClock = (unit: TimeUnit): boolean => unit === 'emergency_hours' || unit === 'natural_days';

/** Counted minutes of a day of a unit. */
export const minutesOfDay = ({ unit, shifts }: Pick<Limit, 'unit' | 'shifts'>): number =>
  isRoundTheClock(unit) ? 1440 : arrangedBy(shifts).minutes;
/** Counted minutes of a limit. */
export const minutesOf = (limit: Limit): number =>
  limit.n * (limit.unit === 'working_days' || limit.unit === 'natural_days' ? minutesOfDay(limit) : 60);

/** Adds counted minutes to a moment. */
export const addMinutes = (from: Date, minutes: number, unit: TimeUnit, shifts?: string): Date => {
  if (isRoundTheClock(unit)) return new Date(from.getTime() + minutes * minute);
  const local = from.getTime() + offset;
  const hours = arrangedBy(shifts);
  let left = minutes;
  let at = (local % day) / minute;
  for (let today = Math.floor(local / day); ; today++, at = 0) {
    if (!hours.worked(today)) continue;
    for (const [start, end] of shiftsOn(hours, today)) {
      const available = end - Math.max(start, at);
      if (available <= 0) continue;
      if (left <= available) return new Date(today * day - offset + (Math.max(start, at) + left) * minute);
      left -= available;
    }
  }
};

/** Counted minutes between two moments; negative when `to` lies before `from`. */
export const minutesBetween = (from: Date, to: Date, unit: TimeUnit, shifts?: string): number => {
  if (to < from) return -minutesBetween(to, from, unit, shifts);
  if (isRoundTheClock(unit)) return (to.getTime() - from.getTime()) / minute;
  const [a, b] = [from.getTime() + offset, to.getTime() + offset];
  const [first, last] = [Math.floor(a / day), Math.floor(b / day)];
  const hours = arrangedBy(shifts);
  let sum = 0;
  for (let today = first; today <= last; today++) {
    if (!hours.worked(today)) continue;
    const begin = today === first ? (a % day) / minute : 0;
    const end = today === last ? (b % day) / minute : 1440;
    for (const [start, stop] of shiftsOn(hours, today)) sum += Math.max(0, Math.min(stop, end) - Math.max(start, begin));
  }
  return sum;
};

/** The last moment from which the counted minutes up to `to` are still at least `minutes`. */
const subtractMinutes = (to: Date, minutes: number, unit: TimeUnit, shifts?: string): Date => {
  if (isRoundTheClock(unit)) return new Date(to.getTime() - minutes * minute);
  const local = to.getTime() + offset;
  const hours = arrangedBy(shifts);
  let left = minutes;
  let at = (local % day) / minute;
  for (let today = Math.floor(local / day); ; today--, at = 1440) {
    if (!hours.worked(today)) continue;
    for (const [start, end] of shiftsOn(hours, today).toReversed()) {
      const available = Math.min(end, at) - start;
      if (available <= 0) continue;
      if (left <= available) return new Date(today * day - offset + (Math.min(end, at) - left) * minute);
      left -= available;
    }
  }
};

/** Whether a moment lies in working time. */
export const isWorkingTime = (at: Date, shifts: string | undefined): boolean => {
  const local = at.getTime() + offset;
  const [today, now] = [Math.floor(local / day), (local % day) / minute];
  const hours = arrangedBy(shifts);
  return hours.worked(today) && shiftsOn(hours, today).some(([from, to]) => now >= from && now < to);
};

/** Whether a day is worked where these hours and days hold. */
export const isWorked = (dayNumber: number, shifts: string | undefined): boolean => arrangedBy(shifts).worked(dayNumber);

/** The moment from which a limit that is given now counts: at once, or with the next day (次日起). */
export const beginOf = (given: Date, limit: Limit): Date =>
  limit.starts === 'next_day' ? new Date((Math.floor((given.getTime() + offset) / day) + 1) * day - offset) : given;

/** Natural days end a second before midnight, and on a working day where the last one moves on (Civil Code, art. 203). */
const lastOf = (due: Date, { moves, shifts }: Limit): Date => {
  const last = new Date((due.getTime() + offset) % day === 0 ? due.getTime() - 1000 : due.getTime());
  const { worked } = arrangedBy(shifts);
  let today = Math.floor((last.getTime() + offset) / day);
  if (!moves || worked(today)) return last;
  while (!worked(today)) today++;
  return new Date((today + 1) * day - offset - 1000);
};
/** When counted minutes of a limit, from a moment at which it already counts, are over. */
export const dueAfter = (from: Date, minutes: number, limit: Limit): Date => {
  const due = addMinutes(from, minutes, limit.unit, limit.shifts);
  return limit.unit === 'natural_days' ? lastOf(due, limit) : due;
};
/** When a limit that is given now runs out. */
export const deadline = (given: Date, limit: Limit): Date => dueAfter(beginOf(given, limit), minutesOf(limit), limit);

/**
 * Lights of a clock: green to 80 % of the counted time, yellow to 100 %, red after (domain §3). Told from what is left, so that a case
 * that was shelved and resumed stands where it stood.
 */
export const lightOf = (due: Date | null, now: Date, limit: Limit | undefined): 'green' | 'yellow' | 'red' | 'none' => {
  if (due === null) return 'none';
  if (now > due) return 'red';
  return limit && minutesBetween(now, due, limit.unit, limit.shifts) < 0.2 * minutesOf(limit) ? 'yellow' : 'green';
};

/** The moment after which a clock that runs out at `due` is yellow, so that {@link lightOf} need not be asked again and again. */
export const yellowAfter = (due: Date, limit: Limit): Date => subtractMinutes(due, 0.2 * minutesOf(limit), limit.unit, limit.shifts);
