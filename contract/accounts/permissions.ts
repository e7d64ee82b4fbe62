import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Duties of the administrators; the audit trail and the settings have no module of their own. */
export const permissions = declarePermissions({
  'accounts.manage': { reach: 'jurisdiction', roles: ['security_admin'], duty: 'security_admin' },
  'audit.read': { reach: 'jurisdiction', roles: ['audit_admin'], duty: 'audit_admin' },
  'settings.configure': { reach: 'jurisdiction', roles: ['system_admin'], duty: 'system_admin' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
