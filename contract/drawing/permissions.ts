import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Drawings of areas. */
export const permissions = declarePermissions({
  'drawing.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'drawing.read_published': { reach: 'organisation', roles: ['handler'] },
  'drawing.draw': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'drawing.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
