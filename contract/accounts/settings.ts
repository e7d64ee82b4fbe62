import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { shippedRoles } from './roles.ts';

/** Whether the simulated accounts of a demo district report and work. */
export const simulation = defineSetting({
  key: 'simulation',
  schema: z.boolean(),
  default: false,
  permission: 'settings.configure',
  action: 'settings.simulation',
  demo: true,
});

/** Roles whose accounts must have a second factor. Counts within seconds, for open sessions too. */
export const requireSecondFactor = defineSetting({
  key: 'requireSecondFactor',
  schema: z
    .array(z.enum(shippedRoles))
    .max(shippedRoles.length)
    .transform((roles) => shippedRoles.filter((role) => roles.includes(role))),
  default: [],
  permission: 'settings.configure',
  action: 'settings.second_factor',
  words: 'accounts.roles',
});
