import { shanghaiDay } from '#contract/kernel/day.ts';

const day = 86_400_000;

/** A stretch of time from one moment to before another. */
export type Stretch = readonly [from: Date, to: Date];

/** Midnight in Shanghai with which the day of a moment begins. */
const startOfDay = (at: Date): Date => new Date(`${shanghaiDay(at)}T00:00:00+08:00`);

/** The whole days of a period, first and last, and the pieces of days before and after them; `days` is null where no day is whole. */
export const daysOf = (from: Date, to: Date): { days: readonly [first: string, last: string] | null; rest: Stretch[] } => {
  const begin = startOfDay(from);
  const first = begin.getTime() === from.getTime() ? begin : new Date(begin.getTime() + day);
  const end = startOfDay(to);
  if (first >= end) return { days: null, rest: from < to ? [[from, to]] : [] };
  const rest: Stretch[] = [
    [from, first],
    [end, to],
  ];
  return { days: [shanghaiDay(first), shanghaiDay(new Date(end.getTime() - day))], rest: rest.filter(([a, b]) => a < b) };
};
