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

/** Days the reporter may be waited for at a stretch; on the last one the case goes on by itself. */
export const waitingDays = defineSetting({
  key: 'cases.waiting_days',
  schema: z.number().int().min(1).max(60),
  default: 5,
  permission: 'settings.configure',
  action: 'settings.waiting_days',
});

/** Working days after which the next superior up the area tree is told of a case that is still overdue. */
export const supervisionStep = defineSetting({
  key: 'cases.supervision_step',
  schema: z.number().int().min(1).max(30),
  default: 1,
  permission: 'settings.configure',
  action: 'settings.supervision_step',
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

const counting = { permission: 'settings.configure', action: 'settings.counting' } as const;

/** Whether limits in days begin at the moment they are given, or with the next day (次日起), whose last one they use up. Clocks that run stay. */
export const daysBegin = defineSetting({
  key: 'cases.days_begin',
  schema: z.enum(['moment', 'next_day']),
  default: 'moment',
  words: 'cases-console.daysBegin',
  ...counting,
});

/** Whether natural days whose last one is a day off end with the next working day (Civil Code, art. 203). Clocks that run stay. */
export const lastDayMoves = defineSetting({ key: 'cases.last_day_moves', schema: z.boolean(), default: false, ...counting });

/** Where the time for the whole begins: as the report came in, with filing, or with the first acceptance. Clocks that run stay. */
export const wholeBegins = defineSetting({
  key: 'cases.whole_begins',
  schema: z.enum(['receipt', 'filing', 'signing']),
  default: 'filing',
  words: 'cases-console.wholeBegins',
  ...counting,
});

const alike = { permission: 'settings.configure', action: 'settings.alike' } as const;
/** Metres around a report in which somebody about to send it is asked whether it is the same matter. */
export const alikeRadius = defineSetting({
  key: 'cases.alike_radius',
  schema: z.number().int().min(50).max(2_000),
  default: 250,
  ...alike,
});
/** The same for staff who look at a case. */
export const alikeRadiusStaff = defineSetting({
  key: 'cases.alike_radius_staff',
  schema: z.number().int().min(50).max(2_000),
  default: 1_000,
  ...alike,
});
/** Days back in which cases are looked at. */
export const alikeDays = defineSetting({ key: 'cases.alike_days', schema: z.number().int().min(1).max(366), default: 84, ...alike });
/** What the same category weighs, beside 4 for the text, 3 for the place and 1 for the time. */
export const alikeCategoryWeight = defineSetting({
  key: 'cases.alike_category_weight',
  schema: z.number().int().min(0).max(10),
  default: 2,
  ...alike,
});
