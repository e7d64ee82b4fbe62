import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Plans of visits. Whoever visits needs none of these: an assignment is the right to one household. */
export const permissions = declarePermissions({
  'visits.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'visits.visit': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'visits.read' },
  'visits.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'visits.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
