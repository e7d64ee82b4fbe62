import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Todo } from '#contract/workbench/api.ts';

/** The last moment of a day in Shanghai. */
export const endOfDay = (day: string): string => new Date(Date.parse(`${day}T23:59:59.999+08:00`)).toISOString();

/** Red beyond its day, yellow on it and the day before. */
export const lightOf = (dueOn: string, now: Date): Todo['light'] => {
  const [today, tomorrow] = [shanghaiDay(now), shanghaiDay(new Date(now.getTime() + 86_400_000))];
  return dueOn < today ? 'red' : dueOn <= tomorrow ? 'yellow' : 'green';
};
