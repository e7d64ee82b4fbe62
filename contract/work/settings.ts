import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Days the results of long work are kept for whoever asked for it. */
export const workKeptDays = defineSetting({
  key: 'work.kept_days',
  schema: z.number().int().min(1).max(30),
  default: 3,
  permission: 'settings.configure',
  action: 'settings.work_kept',
});
