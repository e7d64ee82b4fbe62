import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Organisations, those who hold office in them, and their agreements. */
export const permissions = declarePermissions({
  'organisations.read': {
    reach: 'jurisdiction',
    roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'handler', 'leader', 'unit_secretary', 'mediator'],
  },
  'organisations.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'organisations.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
