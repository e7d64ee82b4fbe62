import { shanghaiDay } from '#contract/kernel/day.ts';

const minute = 60_000;
const dayLong = 86_400_000;
/** Shanghai has kept UTC+8 since 1991. */
const offset = 8 * 60;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const minuteOfDay = (at: Date): number => (Math.floor(at.getTime() / minute) + offset) % 1440;

/** The next moment, from `at` on, at which clocks in Shanghai show `time` (HH:MM). */
export const nextAt = (at: Date, time: string): Date => {
  const midnight = Date.parse(`${shanghaiDay(at)}T00:00:00+08:00`);
  const today = midnight + minutesOf(time) * minute;
  return new Date(today >= at.getTime() ? today : today + dayLong);
};

/** When quiet hours that hold at `at` end; null when none do. They may pass midnight; from = to means none. */
export const quietUntil = (at: Date, quiet: { from: string; to: string } | null): Date | null => {
  if (!quiet || quiet.from === quiet.to) return null;
  const [now, from, to] = [minuteOfDay(at), minutesOf(quiet.from), minutesOf(quiet.to)];
  const within = from < to ? now >= from && now < to : now >= from || now < to;
  return within ? nextAt(at, quiet.to) : null;
};

/** Tries after which a message is given up. */
export const mostAttempts = 8;
/** Seconds before the next try: a minute, doubled each time, at most three hours; never earlier than the gateway asks, within a day. */
export const pauseAfter = (attempts: number, asked = 0): number =>
  Math.max(Math.min(60 * 2 ** (attempts - 1), 10_800), Math.min(asked, 86_400));
