import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { readWorkingTime, standardHours, workingTimeText } from './working-time.ts';

/** Days a case may be shelved at a stretch; on the last one it comes back by itself. */
export const shelvedDays = defineSetting({
  key: 'cases.shelved_days',
  schema: z.number().int().min(1).max(365),
  default: 90,
  permission: 'settings.configure',
  action: 'settings.shelved_days',
});

/** Hours of a working day, in which limits of working hours and working days run. Open deadlines are counted anew when they change. */
export const workingTime = defineSetting({
  key: 'cases.working_time',
  schema: z
    .string()
    .trim()
    .max(200)
    .transform((text, context) => {
      const read = readWorkingTime(text);
      if (read) return workingTimeText(read);
      context.addIssue({ code: 'custom', message: 'is not working time' });
      return z.NEVER;
    }),
  default: standardHours,
  permission: 'settings.configure',
  action: 'settings.working_time',
});
