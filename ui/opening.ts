import type { WeekHours } from '#contract/territory/place-kinds.ts';

/** Days of a week (0 is Monday) that follow one another and have the same times; `times` is empty when closed. */
export interface HoursRow {
  readonly from: number;
  readonly to: number;
  readonly times: string;
}

/** Weekly hours as the rows a person reads: days with the same times together. */
export const hoursRows = (hours: NonNullable<WeekHours>): HoursRow[] => {
  const rows: { from: number; to: number; times: string }[] = [];
  hours.forEach((spans, day) => {
    const times = spans.map(([from, to]) => `${from}–${to}`).join('  ');
    const last = rows.at(-1);
    if (last && last.times === times) last.to = day;
    else rows.push({ from: day, to: day, times });
  });
  return rows;
};
