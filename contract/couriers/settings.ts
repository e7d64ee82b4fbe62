import { z } from 'zod';
import { typeCode } from '../cases/categories.ts';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.couriers' } as const;

/** Types of cases whose reports may earn points: those about things and places. */
export const reportTypes = defineSetting({
  key: 'couriers.report_types',
  schema: z.array(typeCode).min(1).max(20),
  default: ['component', 'event', 'hazard'],
  ...common,
});
/** Days within which the same thing at the same place is the same report. */
export const sameDays = defineSetting({ key: 'couriers.same_days', schema: z.number().int().min(1).max(365), default: 7, ...common });
/** Metres within which two reports of one category are about the same place. */
export const sameMetres = defineSetting({ key: 'couriers.same_metres', schema: z.number().int().min(5).max(500), default: 50, ...common });
/** Days for which help that was asked for quietly may be read, unless it is over before. */
export const helpDays = defineSetting({ key: 'couriers.help_days', schema: z.number().int().min(7).max(180), default: 60, ...common });
