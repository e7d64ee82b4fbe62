import { isInSeason, readWorkingTime, type Shift, standardHours, type WorkingTime } from '#contract/cases/working-time.ts';
import { calendarVersion, isWorkday } from '#kernel/calendar.ts';
import type { Limit, TimeUnit } from './case-file.ts';

/**
 * Working time: Chinese working days (public holidays out, make-up days in), in Asia/Shanghai in the hours the limit was given with. One
 * working day is one such day. Shanghai has had no summer time since 1991, so its offset is constant.
 */
const offset = 8 * 3_600_000;
const minute = 60_000;
const day = 86_400_000;

const read = new Map<string, WorkingTime>();
/** Hours by their text; few are ever in use. */
const hoursOf = (text: string = standardHours): WorkingTime => {
  const known = read.get(text);
  if (known) return known;
  const hours = readWorkingTime(text);
  if (!hours) throw new Error(`not working time: ${text}`);
  read.set(text, hours);
  return hours;
};
const shiftsOn = ({ shifts, seasons }: WorkingTime, dayNumber: number): readonly Shift[] => {
  if (seasons.length === 0) return shifts;
  const date = new Date(dayNumber * day);
  const inYear = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  return seasons.find((season) => isInSeason(inYear, season))?.shifts ?? shifts;
};

/** Names what deadlines are counted by: the arrangement of holidays, and the hours where they are not the standard ones. */
export const countedBy = (shifts: string | undefined): string => (shifts === undefined ? calendarVersion : `${calendarVersion} ${shifts}`);

/** Counted minutes of a limit. */
export const minutesOf = (limit: Limit): number => limit.n * (limit.unit === 'working_days' ? hoursOf(limit.shifts).minutes : 60);

/** Adds counted minutes to a moment. */
export const addMinutes = (from: Date, minutes: number, unit: TimeUnit, shifts?: string): Date => {
  if (unit === 'emergency_hours') return new Date(from.getTime() + minutes * minute);
  const local = from.getTime() + offset;
  const hours = hoursOf(shifts);
  let left = minutes;
  let at = (local % day) / minute;
  for (let today = Math.floor(local / day); ; today++, at = 0) {
    if (!isWorkday(today)) continue;
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
  if (unit === 'emergency_hours') return (to.getTime() - from.getTime()) / minute;
  const [a, b] = [from.getTime() + offset, to.getTime() + offset];
  const [first, last] = [Math.floor(a / day), Math.floor(b / day)];
  const hours = hoursOf(shifts);
  let sum = 0;
  for (let today = first; today <= last; today++) {
    if (!isWorkday(today)) continue;
    const begin = today === first ? (a % day) / minute : 0;
    const end = today === last ? (b % day) / minute : 1440;
    for (const [start, stop] of shiftsOn(hours, today)) sum += Math.max(0, Math.min(stop, end) - Math.max(start, begin));
  }
  return sum;
};

/** The last moment from which the counted minutes up to `to` are still at least `minutes`. */
const subtractMinutes = (to: Date, minutes: number, unit: TimeUnit, shifts?: string): Date => {
  if (unit === 'emergency_hours') return new Date(to.getTime() - minutes * minute);
  const local = to.getTime() + offset;
  const hours = hoursOf(shifts);
  let left = minutes;
  let at = (local % day) / minute;
  for (let today = Math.floor(local / day); ; today--, at = 1440) {
    if (!isWorkday(today)) continue;
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
  return isWorkday(today) && shiftsOn(hoursOf(shifts), today).some(([from, to]) => now >= from && now < to);
};

/** When a limit that starts now runs out. */
export const deadline = (from: Date, limit: Limit): Date => addMinutes(from, minutesOf(limit), limit.unit, limit.shifts);

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
