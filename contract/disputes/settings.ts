import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

/** Days in which a dispute is mediated (司法部令第75号, art. 33: usually a month); both sides may agree to go on as long again. */
export const mediationDays = defineSetting({
  key: 'disputes.mediation_days',
  schema: z.number().int().min(7).max(180),
  default: 30,
  permission: 'settings.configure',
  action: 'settings.disputes',
});
/** Days after which an agreement without a day of performance is followed up (回访). */
export const visitDays = defineSetting({
  key: 'disputes.visit_days',
  schema: z.number().int().min(1).max(180),
  default: 30,
  permission: 'settings.configure',
  action: 'settings.disputes',
});
