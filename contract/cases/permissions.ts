import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** What posts allow around cases. What reporters may do with their own reports needs no post: see lifecycle.ts. */
export const permissions = declarePermissions({
  'cases.read': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor', 'leader'] },
  'cases.read_assigned': {
    reach: 'organisation',
    roles: ['handler', 'grid_worker', 'property_manager', 'mediator', 'unit_secretary'],
  },
  'cases.overview': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor', 'leader'], needs: 'cases.read' },
  'cases.report_on_patrol': { reach: 'area', roles: ['grid_worker'] },
  'cases.record': { reach: 'area', roles: ['clerk', 'dispatcher'] },
  'cases.reveal': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'cases.read' },
  'cases.verify': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'cases.read' },
  'cases.file': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'cases.read' },
  'cases.reject': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'cases.read' },
  'cases.dispatch': { reach: 'area', roles: ['clerk', 'dispatcher', 'supervisor'], needs: 'cases.read' },
  'cases.handle': {
    reach: 'organisation',
    roles: ['handler', 'grid_worker', 'property_manager', 'mediator'],
    needs: 'cases.read_assigned',
  },
  'cases.check': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher'], needs: 'cases.read' },
  'cases.rework': { reach: 'area', roles: ['grid_worker', 'clerk', 'dispatcher', 'supervisor'], needs: 'cases.read' },
  'cases.call_back': { reach: 'area', roles: ['clerk', 'dispatcher'], needs: 'cases.read' },
  'cases.close': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'cases.read' },
  'cases.reopen': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'cases.read' },
  'cases.archive': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'cases.read' },
  'cases.shelve': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'cases.read' },
  'cases.design_questions': { reach: 'area', roles: ['supervisor', 'system_admin'] },
  'cases.supervise': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'cases.read' },
  'cases.configure': { reach: 'jurisdiction', roles: ['system_admin'], duty: 'system_admin' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
