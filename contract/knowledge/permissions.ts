import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** The knowledge base: who reads what is for staff alone, who writes answers, who publishes and reviews them. */
export const permissions = declarePermissions({
  'knowledge.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'knowledge.write': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'knowledge.read' },
  'knowledge.confirm': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'knowledge.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
