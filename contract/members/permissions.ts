import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Party members: who reads and keeps their ledgers, who sends and accepts their transfers, who sees dues – those of the branch alone. */
export const permissions = declarePermissions({
  'members.read': { reach: 'area', roles: ['clerk', 'supervisor', 'leader'] },
  'members.write': { reach: 'area', roles: ['clerk'], needs: 'members.read' },
  'members.confirm': { reach: 'area', roles: ['clerk', 'supervisor'], needs: 'members.read' },
  'members.transfer': { reach: 'area', roles: ['clerk'], needs: 'members.read' },
  'members.dues': { reach: 'area', roles: ['clerk'], needs: 'members.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
