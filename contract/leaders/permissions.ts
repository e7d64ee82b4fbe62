import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Leaders' projects and links to communities: who reads them, who enters them, who approves, accepts and grades. */
export const permissions = declarePermissions({
  'leaders.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'leaders.write': { reach: 'area', roles: ['clerk', 'supervisor', 'leader'], needs: 'leaders.read' },
  'leaders.confirm': { reach: 'area', roles: ['supervisor', 'leader'], needs: 'leaders.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
