import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Demands made of communities, grids and those who work there. */
export const permissions = declarePermissions({
  'demands.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'demands.ask': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'demands.read' },
  'demands.answer': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor'], needs: 'demands.read' },
  'demands.answer_for_organisation': { reach: 'organisation', roles: ['handler', 'property_manager', 'mediator', 'unit_secretary'] },
  'demands.judge': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'demands.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
