import { type Declared, declarePermissions } from '../kernel/permissions.ts';

export const permissions = declarePermissions({
  'persons.manage': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
