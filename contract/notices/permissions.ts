import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Looking after the gateways and what they could not send. */
export const permissions = declarePermissions({
  'notices.configure': { reach: 'jurisdiction', roles: ['system_admin'], duty: 'system_admin' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
