import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.demands' } as const;
/** At most so many demands of one addressee in a month; 0: no limit. */
const limit = { schema: z.number().int().min(0).max(1000), default: 0, ...common } as const;

/** Days in which the same level may ask the same addressee for the same thing again only with a reason. The rule forbids asking twice, so there is no zero. */
export const repeatDays = defineSetting({ key: 'demands.repeat_days', schema: z.number().int().min(7).max(366), default: 30, ...common });

/** Days in which a complaint is answered. */
export const complaintDays = defineSetting({
  key: 'demands.complaint_days',
  schema: z.number().int().min(1).max(30),
  default: 7,
  ...common,
});

export const limitStreet = defineSetting({ key: 'demands.limit_street', ...limit });
export const limitCommunity = defineSetting({ key: 'demands.limit_community', ...limit });
export const limitGrid = defineSetting({ key: 'demands.limit_grid', ...limit });

/** The level that may let a limit be exceeded. */
export const limitApprover = defineSetting({
  key: 'demands.limit_approver',
  schema: z.enum(['county', 'street']),
  default: 'county',
  words: 'demands.levels',
  ...common,
});
