import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** What rules ask of areas, and where it is missing. */
export const permissions = declarePermissions({
  'coverage.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'coverage.set_rules': { reach: 'area', roles: ['supervisor', 'system_admin'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
