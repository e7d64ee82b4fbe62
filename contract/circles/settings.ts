import { z } from 'zod';
import { typeCode } from '../cases/categories.ts';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.circles' } as const;

/** Complaints fewer than this are told on a sign as "fewer than n". */
export const leastShown = defineSetting({ key: 'circles.least_shown', schema: z.number().int().min(1).max(50), default: 3, ...common });
/** Months of complaints a sign counts. */
export const countedMonths = defineSetting({
  key: 'circles.counted_months',
  schema: z.number().int().min(1).max(60),
  default: 12,
  ...common,
});
/** Months from a re-check of a model shop to the next. */
export const recheckMonths = defineSetting({
  key: 'circles.recheck_months',
  schema: z.number().int().min(1).max(60),
  default: 12,
  ...common,
});
/** Days ahead in which re-checks and pledges that end are to-dos. */
export const aheadDays = defineSetting({ key: 'circles.ahead_days', schema: z.number().int().min(1).max(120), default: 30, ...common });
/** Case type of consumers' complaints; its limits say when they are accepted and mediated. */
export const complaintType = defineSetting({ key: 'circles.complaint_type', schema: typeCode, default: 'consumer', ...common });
