import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** More time for handling: the handler's organisation asks, a level of the area decides. */
export const permissions = declarePermissions({
  'extensions.ask': { reach: 'organisation', roles: ['handler', 'grid_worker', 'property_manager', 'mediator'], needs: 'cases.handle' },
  'extensions.decide': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'cases.read' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
