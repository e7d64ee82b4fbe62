import { type Declared, declarePermissions } from '../kernel/permissions.ts';

export const permissions = declarePermissions({
  'persons.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'] },
  'persons.requests': { reach: 'jurisdiction', roles: ['supervisor'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
