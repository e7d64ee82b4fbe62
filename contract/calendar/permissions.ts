import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** The work calendar of the jurisdiction. */
export const permissions = declarePermissions({
  'calendar.read': {
    reach: 'jurisdiction',
    roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler', 'leader', 'property_manager', 'mediator', 'system_admin'],
  },
  'calendar.manage': { reach: 'jurisdiction', roles: ['system_admin'], needs: 'calendar.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
