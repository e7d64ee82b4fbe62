import { type Declared, declarePermissions } from '../kernel/permissions.ts';

/** Objections to a dispatch: the handler's organisation raises them, the desk decides, the district rules. */
export const permissions = declarePermissions({
  'objections.raise': { reach: 'organisation', roles: ['handler', 'grid_worker', 'property_manager', 'mediator'], needs: 'cases.handle' },
  'objections.decide': { reach: 'area', roles: ['dispatcher', 'supervisor'], needs: 'cases.dispatch' },
});
declare module '../kernel/permissions.ts' {
  interface Permissions extends Declared<typeof permissions> {}
}
