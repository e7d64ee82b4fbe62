import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';
import { givenRole } from './role-codes.ts';
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

/**
 * For how many days after a sign-in on it a phone bound to an account may send without a session; 0: phones are not bound here. Counts at
 * once, for phones bound before too.
 */
export const boundDeviceDays = defineSetting({
  key: 'accounts.bound_device_days',
  schema: z.number().int().min(0).max(30),
  default: 7,
  permission: 'settings.configure',
  action: 'settings.bound_devices',
});

/** Roles, shipped and local ones, whose accounts must have a second factor. Counts within seconds, for open sessions too. */
export const requireSecondFactor = defineSetting({
  key: 'requireSecondFactor',
  schema: z
    .array(givenRole)
    .max(200)
    .transform((roles) => {
      const named = new Set(roles);
      const shipped = shippedRoles.filter((role) => named.delete(role));
      return [...shipped, ...[...named].toSorted()];
    }),
  default: [],
  permission: 'settings.configure',
  action: 'settings.second_factor',
  choices: true,
});
