import { isHoliday, isWorkday } from '#kernel/calendar.ts';
import type { Random } from '#tools/simulator/random.ts';

/** Days the past of the demo reaches back. */
export const pastDays = 90;
/** Since when the district has had its people, registers and rules: some time before its past begins. */
export const begunBefore = (now: number): Date => new Date(now - (pastDays + 30) * 86_400_000);

const day = 86_400_000;
const hour = 3_600_000;
/** Shanghai has no summer time. */
const offset = 8 * hour;

/** Reports of an ordinary working day. */
const usual = 13;
/** Shares of a day's reports by the hour in Shanghai: a peak on the way to work, one after lunch, one in the evening. */
const byHour = [1, 1, 0, 0, 0, 1, 3, 7, 12, 11, 9, 7, 5, 6, 8, 8, 7, 7, 8, 9, 8, 5, 3, 2];
const hours = byHour.flatMap((share, at) => Array.from({ length: share }, () => at));

/** A moment at which somebody reports, and whether it has rained. */
export interface Arrival {
  readonly at: Date;
  readonly rain: boolean;
}

/** More in summer than in winter, a little less every week since the grid teams began to work. */
const seasonOf = (dayNumber: number): number => 1 + 0.18 * Math.sin(((dayNumber % 365.25) / 365.25) * 2 * Math.PI - 1.4);
const trendOf = (daysAgo: number): number => 0.9 + (0.25 * daysAgo) / pastDays;

/** When people reported in the days before today, in order: fewer at weekends and holidays, more on days of rain, which come in spells. */
export const arrivals = (random: Random, now: Date): Arrival[] => {
  const today = Math.floor((now.getTime() + offset) / day);
  const found: Arrival[] = [];
  let rain = false;
  for (let daysAgo = pastDays; daysAgo > 0; daysAgo--) {
    const date = today - daysAgo;
    rain = random.chance(rain ? 0.55 : 0.12);
    const rest = isHoliday(date) ? 0.5 : isWorkday(date) ? 1 : 0.65;
    const mean = usual * rest * seasonOf(date) * trendOf(daysAgo) * (rain ? 1.45 : 1);
    const count = Math.max(1, Math.round(mean + (random.next() + random.next() - 1) * 4));
    const moments = Array.from({ length: count }, () => date * day - offset + random.pick(hours) * hour + Math.floor(random.next() * hour));
    for (const at of moments.toSorted((a, b) => a - b)) found.push({ at: new Date(at), rain });
  }
  return found;
};
