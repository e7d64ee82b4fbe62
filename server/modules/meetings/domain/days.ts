import { dayText, numberOf } from '#kernel/calendar.ts';

/** A day so many days after another, `YYYY-MM-DD`. */
export const daysAfter = (day: string, days: number): string => dayText(numberOf(day) + days);
/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);
/** `2026年3月15日` */
export const written = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
