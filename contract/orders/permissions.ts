import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Orders and wishes at the desk. Asking and taking need no permission. */
export const permissions = declarePermissions({
  'orders.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'] },
  'orders.issue': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'orders.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
