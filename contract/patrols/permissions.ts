import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Patrols: who walks routes, who plans them and judges doubtful scans, who names the basis of a compulsory scan, who sets checklists. */
export const permissions = declarePermissions({
  'patrols.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'patrols.walk': { reach: 'area', roles: ['grid_worker', 'clerk'], needs: 'patrols.read' },
  'patrols.walk_for': { reach: 'organisation', roles: ['handler', 'property_manager'] },
  'patrols.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'patrols.read' },
  'patrols.approve': { reach: 'area', roles: ['supervisor'], needs: 'patrols.read' },
  'patrols.set_checklists': { reach: 'area', roles: ['supervisor'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
