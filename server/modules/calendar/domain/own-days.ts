import type { z } from 'zod';
import type { OwnDay, workCalendar } from '#contract/calendar/settings.ts';
import { isWorkday, numberOf } from '#kernel/calendar.ts';

/** The setting as it is kept. */
export type Arrangement = z.output<typeof workCalendar.schema>;
/** What is wanted of a day; `works` null: as the country arranged it. */
export interface Wanted {
  readonly day: string;
  readonly works: boolean | null;
  readonly reason: string;
}

/** Why a day cannot be arranged like that; null where it can. What is over has been counted, and what the country does is nothing of one's own. */
export const refusalOf = ({ day, works }: Wanted, today: string): 'day_over' | 'same_as_country' | null => {
  if (day < today) return 'day_over';
  return works === isWorkday(numberOf(day)) ? 'same_as_country' : null;
};

/** The own days with some arranged anew, in order. */
export const arranged = (days: readonly OwnDay[], wanted: readonly Wanted[]): OwnDay[] => {
  const by = new Map(days.map((one) => [one.day, one]));
  for (const { day, works, reason } of wanted) {
    if (works === null) by.delete(day);
    else by.set(day, { day, works, reason });
  }
  return [...by.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
};
