import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Days notices and the log of their deliveries are kept. */
export const keptDays = defineSetting({
  key: 'notices.kept_days',
  schema: z.number().int().min(7).max(1095),
  default: 90,
  permission: 'notices.configure',
  action: 'settings.notices_kept',
});
