import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.extensions' } as const;

/** Most working days an extension gives. */
export const mostDays = defineSetting({ key: 'extensions.days', schema: z.number().int().min(1).max(60), default: 10, ...common });
/** How often a case may be extended in one round; 0: never. */
export const mostTimes = defineSetting({ key: 'extensions.times', schema: z.number().int().min(0).max(5), default: 1, ...common });
/** The level that decides, or one above it. */
export const approver = defineSetting({
  key: 'extensions.approver',
  schema: z.enum(['street', 'county']),
  default: 'street',
  words: 'demands.levels',
  ...common,
});
