import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Renovation of old estates: who sees them all, who runs them, who pays. Residents see that of their own estate, and everybody what is public. */
export const permissions = declarePermissions({
  'renovations.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'renovations.manage': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'renovations.read' },
  'renovations.pay': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'renovations.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
