import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Activities: who sees those of an area, who announces and records them – and so certifies hours –, who sets what kinds there are. */
export const permissions = declarePermissions({
  'activities.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'activities.organise': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'activities.read' },
  'activities.design': { reach: 'jurisdiction', roles: ['supervisor'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
