import { z } from 'zod';
import { day } from '../kernel/values.ts';
import { rhythmDays, rhythmPeriods } from './rhythm-values.ts';

/** A time of day in Shanghai. */
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
/** From when to when on a day; an end not after its beginning lies on the next day, `24:00` is midnight. */
export const hours = z.tuple([time, z.union([time, z.literal('24:00')])]);
export type Hours = z.infer<typeof hours>;

const pattern = {
  every: z.enum(rhythmPeriods),
  days: z.enum(rhythmDays),
  on: z
    .array(z.number().int().min(1).max(31))
    .max(31)
    .default([])
    .describe('weekdays 1 (Monday) … 7, or days of the month; 31 is its last one'),
  times: z.number().int().min(1).max(8).default(1).describe('within the period; on each day that is named'),
  hours: z.array(hours).max(8).default([]).describe('none: the whole day; one: shared by all times; else one for each time'),
};
type Pattern = z.output<z.ZodObject<typeof pattern>>;

const monthday = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
const isSound = ({ every, days, on, times, hours: given }: Pattern): boolean => {
  const named = days === 'weekdays' || days === 'monthdays';
  if (named !== on.length > 0 || new Set(on).size !== on.length) return false;
  if (days === 'weekdays' && (every !== 'week' || on.some((n) => n > 7))) return false;
  if (days === 'monthdays' && (every === 'day' || every === 'week')) return false;
  return given.length <= 1 || given.length === times;
};
const unsound = 'names no days that its period has, or other hours than times';

/** Weeks, months … in which something is due, and when; a season has a pattern of its own, and the first that holds on a day goes before the others. */
export const rhythm = z
  .strictObject({
    ...pattern,
    from: day.describe('its first day'),
    until: day.nullable().default(null).describe('its last day; null: it goes on'),
    seasons: z
      .array(z.strictObject({ ...pattern, from: monthday, to: monthday }).refine(isSound, unsound))
      .max(6)
      .default([]),
  })
  .refine(isSound, unsound)
  .refine(({ from, until }) => until === null || until >= from, 'ends before it begins');
export type Rhythm = z.output<typeof rhythm>;

/** A rhythm that was changed: which holds from which day on. What was due before stays as it was. */
export const rhythmHistory = z
  .array(z.strictObject({ since: day, rhythm }))
  .min(1)
  .max(50)
  .refine((all) => all.every(({ since }, i) => i === 0 || since > (all[i - 1]?.since ?? '')), 'is not in order');
export type RhythmHistory = z.output<typeof rhythmHistory>;
