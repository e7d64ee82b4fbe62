import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Places: centres, stations, patrol points. */
export const permissions = declarePermissions({
  'places.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader', 'canteen_staff'] },
  'places.read_all': { reach: 'jurisdiction', roles: ['handler', 'property_manager', 'merchant'] },
  'places.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'places.read' },
  'places.configure': { reach: 'jurisdiction', roles: ['system_admin'], duty: 'system_admin' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
