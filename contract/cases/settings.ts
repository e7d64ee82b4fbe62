import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Days a case may be shelved at a stretch; on the last one it comes back by itself. */
export const shelvedDays = defineSetting({
  key: 'cases.shelved_days',
  schema: z.number().int().min(1).max(365),
  default: 90,
  permission: 'settings.configure',
  action: 'settings.shelved_days',
});
