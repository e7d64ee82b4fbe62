import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Buildings and households below the grid. */
export const permissions = declarePermissions({
  'households.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'households.manage': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'households.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
