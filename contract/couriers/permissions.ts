import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/**
 * Stations for couriers: whoever looks after an area sees how its stations stand and what was reported there, never by whom. Help that was asked for
 * quietly is read by the one clerk who takes it on.
 */
export const permissions = declarePermissions({
  'couriers.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'couriers.help': { reach: 'area', roles: ['clerk'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
