import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Address people reach the pages of the jurisdiction at; several are parted by commas. */
export const address = defineSetting({
  key: 'address',
  schema: z
    .string()
    .trim()
    .max(300)
    .regex(/^(https?:\/\/[^\s,]+(,\s*https?:\/\/[^\s,]+)*)?$/),
  default: '',
  permission: 'settings.configure',
  action: 'settings.address',
});
