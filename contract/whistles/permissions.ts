import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Whistles: who calls departments, who answers for one, who watches over those who do not come. */
export const permissions = declarePermissions({
  'whistles.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'whistles.call': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'whistles.read' },
  'whistles.answer': { reach: 'organisation', roles: ['handler', 'property_manager', 'mediator'] },
  'whistles.supervise': { reach: 'area', roles: ['supervisor'], needs: 'whistles.read' },
  'whistles.set_rules': { reach: 'area', roles: ['supervisor', 'system_admin'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
