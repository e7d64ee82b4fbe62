import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Volunteers and their hours: who sees those of an area, who registers them and certifies, who looks a second time. */
export const permissions = declarePermissions({
  'volunteers.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor'] },
  'volunteers.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'volunteers.read' },
  'volunteers.confirm': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'volunteers.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
