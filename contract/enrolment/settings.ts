import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { recordPeriods } from './periods.ts';

const count = (key: `enrolment.${string}`, standard: number, least: number, most: number) =>
  defineSetting({
    key,
    schema: z.number().int().min(least).max(most),
    default: standard,
    permission: 'settings.configure',
    action: 'settings.enrolment',
  });

/** Months after which a member is asked whether they still take part here; 0: never. Who does not answer stays enrolled. */
export const renewMonths = count('enrolment.renew_months', 6, 0, 24);
/** Activities a community offers its members in a month: told to them, asked of nobody. */
export const activitiesAMonth = count('enrolment.activities_a_month', 2, 0, 10);
/** How often what members served is given to their units (Lishu monthly, Zhongjiang quarterly, Foshan half-yearly). */
export const recordPeriod = defineSetting({
  key: 'enrolment.record_period',
  schema: z.enum(recordPeriods),
  default: 'year',
  permission: 'settings.configure',
  action: 'settings.enrolment',
  words: 'enrolment.periods',
});
/** Days in which a member looks at the own record and may contest it, before the unit gets it. */
export const contestDays = count('enrolment.contest_days', 10, 3, 60);
