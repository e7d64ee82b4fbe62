import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Looking after what the program could not do by itself. */
export const permissions = declarePermissions({
  'platform.operate': { reach: 'jurisdiction', roles: ['system_admin'], duty: 'system_admin' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
