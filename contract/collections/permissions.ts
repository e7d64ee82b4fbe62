import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Collection tasks: who sees them, asks, and fills in. Whoever asks for an area between asker and addressee may return and confirm sheets. */
export const permissions = declarePermissions({
  'collections.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'collections.ask': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'collections.read' },
  'collections.answer': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'collections.read' },
  'collections.answer_for_organisation': { reach: 'organisation', roles: ['handler', 'property_manager', 'unit_secretary'] },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
