import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/**
 * Points of units, teams, merchants and budgets; the rules, budgets and entries by hand, which all staff see. One’s own points need no permission;
 * nobody has one to list persons by points.
 */
export const permissions = declarePermissions({
  'points.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'] },
  'points.read_person': { reach: 'jurisdiction', roles: ['supervisor'], needs: 'points.read' },
  'points.design': { reach: 'jurisdiction', roles: ['supervisor'] },
  'points.budgets': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'points.read' },
  'points.entries': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'points.enter': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'points.entries' },
  'points.confirm': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'points.entries' },
  'points.supervise': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'points.entries' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
