import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Documents: who reads, makes and signs them, and who writes their templates. */
export const permissions = declarePermissions({
  'documents.read': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'] },
  'documents.make': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'documents.read' },
  'documents.sign': { reach: 'organisation', roles: ['handler', 'property_manager', 'mediator', 'unit_secretary'] },
  'documents.set_templates': { reach: 'area', roles: ['supervisor', 'system_admin'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
