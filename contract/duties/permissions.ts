import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Duties of people in their free time. Having a duty gives no permission, and claiming one needs none. */
export const permissions = declarePermissions({
  'duties.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'duties.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'duties.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
