import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** The archive: who looks through it, who takes sealed packages out of it, which name people, and who gives a case another class. */
export const permissions = declarePermissions({
  'archive.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'], needs: 'cases.read' },
  'archive.take_out': { reach: 'area', roles: ['supervisor'], needs: 'archive.read' },
  'archive.appraise': { reach: 'area', roles: ['supervisor'], needs: 'archive.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
