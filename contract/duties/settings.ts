import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.duties' } as const;

/** Duties one person has at a time at most. */
export const mostPerPerson = defineSetting({
  key: 'duties.most_per_person',
  schema: z.number().int().min(1).max(20),
  default: 2,
  ...common,
});

/** Days before the end of a term from which it is said to end soon, and told to whoever has the duty. */
export const endingDays = defineSetting({ key: 'duties.ending_days', schema: z.number().int().min(1).max(180), default: 30, ...common });

/** Months for which thanks are kept and shown at most. */
export const thanksMonths = defineSetting({ key: 'duties.thanks_months', schema: z.number().int().min(1).max(60), default: 12, ...common });
