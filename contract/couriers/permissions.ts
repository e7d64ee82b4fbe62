import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Stations for couriers: whoever looks after an area sees how its stations stand and what was reported there, never by whom. */
export const permissions = declarePermissions({
  'couriers.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
