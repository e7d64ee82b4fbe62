import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Business circles: who reads, who keeps their merchants, pledges and model shops, who decides on objections; a merchant sees and objects to its own. */
export const permissions = declarePermissions({
  'circles.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'circles.manage': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'circles.read' },
  'circles.decide': { reach: 'area', roles: ['supervisor'], needs: 'circles.read' },
  'circles.merchant': { reach: 'organisation', roles: ['merchant'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
