import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Registers: who reads, writes and confirms their rows, who sees what is personal, who designs them. A register may name other permissions. */
export const permissions = declarePermissions({
  'registers.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'registers.write': { reach: 'area', roles: ['grid_worker', 'clerk'], needs: 'registers.read' },
  'registers.confirm': { reach: 'area', roles: ['clerk', 'supervisor'], needs: 'registers.read' },
  'registers.reveal': { reach: 'area', roles: ['clerk'], needs: 'registers.read' },
  'registers.design': { reach: 'area', roles: ['clerk', 'supervisor'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
