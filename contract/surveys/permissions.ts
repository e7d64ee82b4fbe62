import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Surveys: who sees them and their results, who asks, who enters sheets of paper. Answering needs none: whoever is asked may. */
export const permissions = declarePermissions({
  'surveys.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'surveys.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'surveys.read' },
  'surveys.enter': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'surveys.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
