import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Services: applications of an area, the window that takes them in, those who act for others. */
export const permissions = declarePermissions({
  'services.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'services.window': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'services.read' },
  'services.assist': { reach: 'area', roles: ['grid_worker', 'clerk'], needs: 'services.read' },
  'services.design': { reach: 'area', roles: ['clerk', 'supervisor'], needs: 'services.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
