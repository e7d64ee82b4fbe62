import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Duty rosters. Whoever may read them can be put on duty. */
export const permissions = declarePermissions({
  'rosters.read': {
    reach: 'jurisdiction',
    roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler', 'leader', 'property_manager', 'mediator', 'unit_secretary'],
  },
  'rosters.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'rosters.read' },
  'rosters.manage_own': { reach: 'organisation', roles: ['handler', 'property_manager', 'unit_secretary'], needs: 'rosters.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
