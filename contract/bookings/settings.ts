import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Minutes before a booking begins at which whoever booked is reminded. */
export const reminderMinutes = defineSetting({
  key: 'bookings.reminder_minutes',
  schema: z.number().int().min(0).max(2880),
  default: 120,
  permission: 'settings.configure',
  action: 'settings.bookings',
});

/** Months after which nothing in a booking tells any more who it was and what for. */
export const keepMonths = defineSetting({
  key: 'bookings.keep_months',
  schema: z.number().int().min(3).max(120),
  default: 24,
  permission: 'settings.configure',
  action: 'settings.bookings',
});
