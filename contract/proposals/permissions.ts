import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Proposals: who follows those of an area from the draft on, who leads them through their steps, who sets the methods. Taking part needs no permission. */
export const permissions = declarePermissions({
  'proposals.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'proposals.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'proposals.read' },
  'proposals.design': { reach: 'jurisdiction', roles: ['supervisor'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
