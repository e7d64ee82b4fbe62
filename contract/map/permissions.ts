import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** The map of the jurisdiction. */
export const permissions = declarePermissions({
  'map.view': {
    reach: 'jurisdiction',
    roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler', 'leader', 'unit_secretary', 'property_manager', 'mediator'],
  },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
