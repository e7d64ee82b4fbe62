import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { line } from '../kernel/shapes.ts';
import { day } from '../kernel/values.ts';

/** A day a jurisdiction works, or has off, otherwise than the country arranged it, and why. */
export const ownDay = z.object({ day, works: z.boolean(), reason: line.min(2).max(100) });
export type OwnDay = z.infer<typeof ownDay>;

/** Most days a jurisdiction arranges itself; those gone by count too. */
export const mostOwnDays = 2_000;

/**
 * The days a jurisdiction arranges itself, in order, and the last year whose arrangement it has declared complete where the country's is not
 * known to the program yet. Changed by the calendar page alone.
 */
export const workCalendar = defineSetting({
  key: 'calendar.days',
  schema: z.object({ days: z.array(ownDay).max(mostOwnDays), arrangedTo: z.number().int().min(2024).max(2100).nullable() }),
  default: { days: [], arrangedTo: null },
  permission: 'calendar.manage',
  action: 'calendar.changed',
  editor: '/calendar',
  guarded: true,
});
