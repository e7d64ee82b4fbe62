import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Days between two contacts of a household with whoever looks after it as head of its building or as its contact household. */
export const contactDays = defineSetting({
  key: 'households.contact_days',
  schema: z.number().int().min(1).max(366),
  default: 30,
  permission: 'settings.configure',
  action: 'settings.households',
});
