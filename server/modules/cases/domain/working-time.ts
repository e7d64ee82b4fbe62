import { isWorkday } from '#kernel/calendar.ts';
import type { Limit, TimeUnit } from './case-file.ts';

/**
 * Working time: Chinese working days (public holidays out, make-up days in), 8:30–12:00 and 14:00–17:30 in Asia/Shanghai.
 * One working day is one such day, 420 minutes. Shanghai has had no summer time since 1991, so its offset is constant.
 */
const offset = 8 * 3_600_000;
const minute = 60_000;
const day = 86_400_000;
const shifts: readonly (readonly [number, number])[] = [
  [8 * 60 + 30, 12 * 60],
  [14 * 60, 17 * 60 + 30],
];
export const minutesPerWorkingDay = shifts.reduce((sum, [from, to]) => sum + to - from, 0);

/** Counted minutes of a limit. */
export const minutesOf = (limit: Limit): number => limit.n * (limit.unit === 'working_days' ? minutesPerWorkingDay : 60);

/** Adds counted minutes to a moment. */
export const addMinutes = (from: Date, minutes: number, unit: TimeUnit): Date => {
  if (unit === 'emergency_hours') return new Date(from.getTime() + minutes * minute);
  const local = from.getTime() + offset;
  let left = minutes;
  let at = (local % day) / minute;
  for (let today = Math.floor(local / day); ; today++, at = 0) {
    if (!isWorkday(today)) continue;
    for (const [start, end] of shifts) {
      const available = end - Math.max(start, at);
      if (available <= 0) continue;
      if (left <= available) return new Date(today * day - offset + (Math.max(start, at) + left) * minute);
      left -= available;
    }
  }
};

/** Counted minutes between two moments; negative when `to` lies before `from`. */
export const minutesBetween = (from: Date, to: Date, unit: TimeUnit): number => {
  if (to < from) return -minutesBetween(to, from, unit);
  if (unit === 'emergency_hours') return (to.getTime() - from.getTime()) / minute;
  const [a, b] = [from.getTime() + offset, to.getTime() + offset];
  const [first, last] = [Math.floor(a / day), Math.floor(b / day)];
  let sum = 0;
  for (let today = first; today <= last; today++) {
    if (!isWorkday(today)) continue;
    const begin = today === first ? (a % day) / minute : 0;
    const end = today === last ? (b % day) / minute : 1440;
    for (const [start, stop] of shifts) sum += Math.max(0, Math.min(stop, end) - Math.max(start, begin));
  }
  return sum;
};

/** The last moment from which the counted minutes up to `to` are still at least `minutes`. */
const subtractMinutes = (to: Date, minutes: number, unit: TimeUnit): Date => {
  if (unit === 'emergency_hours') return new Date(to.getTime() - minutes * minute);
  const local = to.getTime() + offset;
  let left = minutes;
  let at = (local % day) / minute;
  for (let today = Math.floor(local / day); ; today--, at = 1440) {
    if (!isWorkday(today)) continue;
    for (const [start, end] of shifts.toReversed()) {
      const available = Math.min(end, at) - start;
      if (available <= 0) continue;
      if (left <= available) return new Date(today * day - offset + (Math.min(end, at) - left) * minute);
      left -= available;
    }
  }
};

/** When a limit that starts now runs out. */
export const deadline = (from: Date, limit: Limit): Date => addMinutes(from, minutesOf(limit), limit.unit);

/**
 * Lights of a clock: green to 80 % of the counted time, yellow to 100 %, red after (domain §3). Told from what is left, so that a case
 * that was shelved and resumed stands where it stood.
 */
export const lightOf = (due: Date | null, now: Date, limit: Limit | undefined): 'green' | 'yellow' | 'red' | 'none' => {
  if (due === null) return 'none';
  if (now > due) return 'red';
  return limit && minutesBetween(now, due, limit.unit) < 0.2 * minutesOf(limit) ? 'yellow' : 'green';
};

/** The moment after which a clock that runs out at `due` is yellow, so that {@link lightOf} need not be asked again and again. */
export const yellowAfter = (due: Date, limit: Limit): Date => subtractMinutes(due, 0.2 * minutesOf(limit), limit.unit);
