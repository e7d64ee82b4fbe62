import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Areas and the lines of work they carry. */
export const permissions = declarePermissions({
  'territory.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'] },
  'territory.configure': { reach: 'jurisdiction', roles: ['system_admin'], duty: 'system_admin' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
