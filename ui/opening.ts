import type { WeekHours } from '#contract/places/kinds.ts';

/** Days of a week (0 is Monday) that follow one another and have the same times; `times` are none when closed. */
export interface HoursRow {
  readonly from: number;
  readonly to: number;
  readonly times: readonly string[];
}

/** Weekly hours as the rows a person reads: days with the same times together. */
export const hoursRows = (hours: NonNullable<WeekHours>): HoursRow[] => {
  const rows: { from: number; to: number; times: string[] }[] = [];
  hours.forEach((spans, day) => {
    const times = spans.map(([from, to]) => `${from}–${to}`);
    const last = rows.at(-1);
    if (last && last.times.join() === times.join()) last.to = day;
    else rows.push({ from: day, to: day, times });
  });
  return rows;
};
