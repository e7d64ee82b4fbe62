import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Covenants: who follows those of an area from the draft on, who makes them, who checks them for the street, who says by how many they are adopted. Reading what is in force needs no permission. */
export const permissions = declarePermissions({
  'covenants.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'covenants.manage': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'covenants.read' },
  'covenants.design': { reach: 'jurisdiction', roles: ['supervisor'] },
  'covenants.check': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'covenants.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
